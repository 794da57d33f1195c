/** Words the default org's people and companies are made of. They are put together by chance and mean nobody. */

const split = (words: string): string[] => words.split(' ');

export const firstNames = split(
  'Ada Adrian Aisha Alejandro Amara Amit Ana Andrei Anika Antoine Ayumi Beatriz Benjamin Bianca Bjorn Camille Carlos Chidi Chloe Clara Daiki Dalia Darius Diego Dmitri Elena Elif Emeka Emil Esther Farah Felix Fiona Gabriel Giulia Grace Hannah Haruto Hassan Helga Henrik Ibrahim Imani Ines Isaac Ivana Jamal Jana Jasper Joana Jonas Juan Julia Kaito Karim Katarina Keiko Kofi Lars Laila Leandro Leila Lena Luca Lucia Magnus Maja Malik Marek Maria Mateo Mei Mila Miguel Mira Nadia Naomi Nikhil Nina Olga Omar Oscar Paolo Petra Pilar Quentin Rafael Rahul Renata Rosa Sadia Samuel Sanne Selma Sergio Shira Simon Stella Suresh Tariq Tessa Thandi Tobias Uma Valentina Vera Viktor Wanda Wei Xavier Yara Yusuf Zainab Zoe',
);

export const lastNames = split(
  'Abara Achterberg Alvarenga Andersson Arslan Banerjee Barros Bellweather Bergstrom Bianchi Blackwood Bondarenko Calloway Castellanos Chaudhry Cheng Cisneros Dahl Dalgaard Delacroix Desai Dimitrov Donnelly Eriksen Escobedo Fairbanks Farouk Ferreira Fitzhugh Fujimoto Galloway Ganesan Greaves Grunwald Haddad Hakimi Halloran Hawthorne Hernandez Hofstetter Ibanez Ingersoll Iwasaki Jankowski Jimenez Kamara Karlsen Kavanagh Kimura Kowalczyk Kurosawa Laurent Lindgren Lombardi Madsen Maguire Mbeki Mendoza Mukherjee Nakagawa Novak Nwosu Obi Olsen Onyango Ortega Oyelaran Pacheco Papadakis Petrov Quintero Ramaswamy Reinholt Ricci Rosenthal Sabelo Salazar Santoro Schreiber Serrano Shapiro Silveira Sorensen Strand Takahashi Talbot Thornbury Tremblay Ueda Urquhart Valdez Vandermeer Vasquez Villanueva Wexler Whitlock Winterbourne Yamazaki Zielinski Zubairi',
);

export const placeWords = split(
  'Alder Amberfield Arbor Ashgrove Aspen Barrow Basalt Bayfield Birchwood Bluestem Bramble Brindle Calder Canyonside Cedarline Clearbrook Cloverdale Cobalt Copperhill Crestline Cypress Dalewood Driftwood Eastmarch Elderberry Elmstead Fairhaven Falconridge Fernwood Flintlock Foxglove Garnet Glenrock Goldenrod Granite Greystone Harborview Hartwell Hawkridge Hazelmere Heatherton Highmoor Hollybrook Ironbark Ivory Juniper Kestrel Kingsmere Lakemont Larch Lavender Limestone Longmeadow Maplecross Marigold Marlow Meridian Millbrook Mistral Mossgate Northbank Oakhurst Obsidian Opal Orchard Osprey Pebble Pinecrest Quarry Quartz Ravenhill Redcliff Rivermark Rosewood Rowan Saffron Sandpiper Sequoia Silverleaf Slate Southgate Sparrow Stonebridge Summit Sycamore Tamarack Thistle Timberlake Topaz Umber Valleyford Verdant Vermilion Walnut Westerly Whitewater Wildrose Willowbend Windmill Wintergreen Yarrow',
);

/** What a company does: the last words of its name, its industry. */
export const trades: readonly (readonly [string, string])[] = [
  ['Freight', 'Transportation'],
  ['Logistics', 'Transportation'],
  ['Haulage', 'Transportation'],
  ['Shipping Lines', 'Shipping'],
  ['Cold Storage', 'Food & Beverage'],
  ['Foods', 'Food & Beverage'],
  ['Beverages', 'Food & Beverage'],
  ['Farms', 'Agriculture'],
  ['Textiles', 'Apparel'],
  ['Outfitters', 'Retail'],
  ['Home Goods', 'Retail'],
  ['Grocers', 'Retail'],
  ['Components', 'Manufacturing'],
  ['Machine Works', 'Machinery'],
  ['Plastics', 'Manufacturing'],
  ['Packaging', 'Manufacturing'],
  ['Chemicals', 'Chemicals'],
  ['Electronics', 'Electronics'],
  ['Instruments', 'Electronics'],
  ['Medical Supply', 'Healthcare'],
  ['Clinics', 'Healthcare'],
  ['Biosciences', 'Biotechnology'],
  ['Energy', 'Energy'],
  ['Water & Power', 'Utilities'],
  ['Builders', 'Construction'],
  ['Civil Engineering', 'Engineering'],
  ['Broadband', 'Telecommunications'],
  ['Software', 'Technology'],
  ['Media Group', 'Media'],
  ['Hotels', 'Hospitality'],
  ['Insurance Group', 'Insurance'],
  ['Credit Union', 'Finance'],
  ['Learning', 'Education'],
  ['Relief Fund', 'Not For Profit'],
  ['Consulting', 'Consulting'],
];

/** City, state, country, region, beginning of the postal code, latitude and longitude. */
export const places = [
  ['Portland', 'OR', 'United States', 'AMER', '972', 45.52, -122.68],
  ['Sacramento', 'CA', 'United States', 'AMER', '958', 38.58, -121.49],
  ['Denver', 'CO', 'United States', 'AMER', '802', 39.74, -104.99],
  ['Austin', 'TX', 'United States', 'AMER', '787', 30.27, -97.74],
  ['Columbus', 'OH', 'United States', 'AMER', '432', 39.96, -83.0],
  ['Atlanta', 'GA', 'United States', 'AMER', '303', 33.75, -84.39],
  ['Boston', 'MA', 'United States', 'AMER', '021', 42.36, -71.06],
  ['Toronto', 'ON', 'Canada', 'AMER', 'M5V', 43.65, -79.38],
  ['Rotterdam', null, 'Netherlands', 'EMEA', '301', 51.92, 4.48],
  ['Hamburg', null, 'Germany', 'EMEA', '200', 53.55, 9.99],
  ['Lyon', null, 'France', 'EMEA', '690', 45.76, 4.84],
  ['Leeds', null, 'United Kingdom', 'EMEA', 'LS1', 53.8, -1.55],
  ['Gdansk', null, 'Poland', 'EMEA', '801', 54.35, 18.65],
  ['Dubai', null, 'United Arab Emirates', 'EMEA', '000', 25.2, 55.27],
  ['Osaka', null, 'Japan', 'APAC', '530', 34.69, 135.5],
  ['Pune', 'MH', 'India', 'APAC', '411', 18.52, 73.86],
  ['Brisbane', 'QLD', 'Australia', 'APAC', '400', -27.47, 153.03],
  ['Monterrey', 'NL', 'Mexico', 'LATAM', '640', 25.69, -100.32],
  ['Curitiba', 'PR', 'Brazil', 'LATAM', '800', -25.43, -49.27],
] as const;

export const streets = split(
  'Foundry Station Market Mill Harbor Orchard Chapel Canal Depot Signal Union Prospect Juniper Granary Wharf',
);

/** Titles with the department they belong to. */
export const titles: readonly (readonly [string, string])[] = [
  ['Chief Operating Officer', 'Executive'],
  ['Chief Financial Officer', 'Finance'],
  ['VP Supply Chain', 'Operations'],
  ['VP Operations', 'Operations'],
  ['Director of Logistics', 'Logistics'],
  ['Director of IT', 'IT'],
  ['Fleet Manager', 'Logistics'],
  ['Warehouse Manager', 'Warehouse'],
  ['Transport Planner', 'Logistics'],
  ['Procurement Lead', 'Procurement'],
  ['Procurement Analyst', 'Procurement'],
  ['Systems Administrator', 'IT'],
  ['Integration Engineer', 'IT'],
  ['Accounts Payable Specialist', 'Finance'],
  ['Customer Experience Manager', 'Customer Service'],
];

export const caseSubjects: readonly (readonly [string, string, string])[] = [
  ['Route optimizer ignores toll preferences', 'Problem', 'Performance'],
  ['Dispatch board slow after 6 a.m.', 'Problem', 'Performance'],
  ['Driver app signs out every hour', 'Problem', 'Breakdown'],
  ['Scanner does not pair with handheld', 'Incident', 'Breakdown'],
  ['Invoice shows two charges for March', 'Question', 'Billing'],
  ['How to add a second depot', 'Question', 'Installation'],
  ['Request: export of stop times', 'Feature Request', 'Feedback'],
  ['Geofence alerts arrive twice', 'Problem', 'Equipment Complexity'],
  ['Cannot print pick lists', 'Incident', 'Breakdown'],
  ['Webhook deliveries fail with 410', 'Incident', 'Breakdown'],
  ['Training for new warehouse staff', 'Question', 'Installation'],
  ['Temperature log has gaps', 'Problem', 'Equipment Design'],
  ['Wrong time zone in daily report', 'Problem', 'Feedback'],
  ['Single sign-on stopped working', 'Incident', 'Breakdown'],
  ['Request: dark mode on the yard display', 'Feature Request', 'Feedback'],
  ['Credit note missing for returned tablets', 'Question', 'Billing'],
];

export const taskSubjects: readonly (readonly [string, string])[] = [
  ['Call to confirm next steps', 'Call'],
  ['Send pricing proposal', 'Email'],
  ['Follow up on trial feedback', 'Email'],
  ['Prepare business review', 'Other'],
  ['Check contract redlines with legal', 'Other'],
  ['Introduce customer success manager', 'Meeting'],
  ['Ask for a reference call', 'Call'],
  ['Share security questionnaire', 'Email'],
  ['Update forecast notes', 'Other'],
  ['Schedule site walk-through', 'Meeting'],
  ['Review open support cases', 'Other'],
  ['Send meeting summary', 'Email'],
];

export const eventSubjects = [
  'Discovery call',
  'Product demo',
  'Quarterly business review',
  'Pricing discussion',
  'Onboarding workshop',
  'Contract signing',
  'Lunch with the operations team',
];

export const nextSteps = [
  'Demo for the operations team',
  'Waiting for security review',
  'Send revised quote',
  'Meet the economic buyer',
  'Legal reviews the order form',
  'Pilot ends, collect results',
  'Agree on go-live date',
];
