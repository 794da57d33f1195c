/** Picklists that several objects share, in the order of Setup (which is also the order they sort in). */

export const industries =
  'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other';

export const sources =
  'Web|Phone Inquiry|Partner Referral|Purchased List|Trade Show|Webinar|Customer Referral|Other';

export const ratings = 'Hot|Warm|Cold';

export const salutations = 'Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.';

export const regions =
  'AMER=Americas|EMEA=Europe, Middle East & Africa|APAC=Asia Pacific|LATAM=Latin America';

/** Stage, probability in percent, and whether an opportunity in it is closed and won. */
export const stages = [
  ['Prospecting', 10, false, false, 'Pipeline'],
  ['Qualification', 10, false, false, 'Pipeline'],
  ['Needs Analysis', 20, false, false, 'Pipeline'],
  ['Value Proposition', 50, false, false, 'Pipeline'],
  ['Id. Decision Makers', 60, false, false, 'Pipeline'],
  ['Perception Analysis', 70, false, false, 'BestCase'],
  ['Proposal/Price Quote', 75, false, false, 'BestCase'],
  ['Negotiation/Review', 90, false, false, 'Forecast'],
  ['Closed Won', 100, true, true, 'Closed'],
  ['Closed Lost', 0, true, false, 'Omitted'],
] as const;
