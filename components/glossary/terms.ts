/** One word of the field: `short` stands on focus and hover (160 characters at most), `long` on the glossary's page. */
export type Term = { title: string; short: string; long: string; related: readonly string[] }

/** The one source of definitions, in the order of the glossary's page: the loan, its sale, what is lost, its market. */
export const terms = {
  'health-factor': {
    title: 'Health factor',
    short:
      'Collateral, each part times its liquidation threshold, divided by debt. Below 1 anyone may liquidate the loan.',
    long: 'It is computed by the contract with the oracle’s prices, rounded as the contract rounds, and the figure here equals the contract’s own to the last digit. Exactly 1 is not yet liquidatable on Aave. It falls when collateral falls, when what is owed rises, and slowly by interest. Without debt there is none.',
    related: ['liquidation-threshold', 'waterline', 'distance'],
  },
  waterline: {
    title: 'Waterline',
    short:
      'Health 1 on our load line. Above it a loan is afloat; below it, under water, anyone may sell its collateral.',
    long: 'Our picture, after the Plimsoll line that marks how deep a ship may safely sit. Four steps: afloat from 1.5 up, watch below 1.5, danger below 1.1, under water below 1. The steps are ours; only the waterline is the protocol’s.',
    related: ['health-factor', 'distance', 'forced-liquidation'],
  },
  distance: {
    title: 'Distance',
    short:
      'How far prices must fall for health to reach 1: all collateral together, or one asset with the others held.',
    long: 'Of all collateral together it is 1 − 1 ÷ health, with the prices of debts held. Of one asset it is the way from today’s price to its liquidation price. It is rounded down: what is left is never overstated. Zero or less means that the line is crossed.',
    related: ['liquidation-price', 'health-factor'],
  },
  'liquidation-price': {
    title: 'Liquidation price',
    short:
      'The price of one asset at which health reaches 1 while all other prices stand still. Not every asset has one.',
    long: 'An asset held as collateral has it below today’s price, an asset owed above. Where the same asset is both held and owed the difference decides. It moves with every other price, so it is no promise: two assets that fall together meet earlier than either alone.',
    related: ['distance', 'oracle'],
  },
  'liquidation-threshold': {
    title: 'Liquidation threshold',
    short:
      'The share of an asset’s value that counts towards health: at 82.5 %, $100 of it carries up to $82.50 of debt.',
    long: 'Set per asset by the protocol’s governance, which may lower it and so liquidate without any price moving. It is not the limit for new loans (loan to value), which is lower: between the two a loan may stand but not grow.',
    related: ['health-factor', 'haircut', 'emode'],
  },
  leverage: {
    title: 'Leverage',
    short:
      'What is held divided by what is one’s own: $300 of collateral against $200 of debt is 3 ×.',
    long: 'One’s own is collateral less debt. At 3 × a fall of collateral by 1 % takes 3 % of it. Borrowing against an asset to buy more of the same raises it step by step; what the threshold allows is its ceiling.',
    related: ['deleveraging-spiral', 'liquidation-threshold'],
  },
  emode: {
    title: 'eMode',
    short:
      'Efficiency mode of Aave: assets that move together are lent against each other with thresholds nearer to 100 %.',
    long: 'A borrower chooses a category, such as dollars or ether and its staked forms; its collateral then counts by the category’s threshold and bonus. It bets that the assets stay together: when one loses its peg, many such loans cross the line at once.',
    related: ['depeg', 'liquidation-threshold', 'leverage'],
  },
  'forced-liquidation': {
    title: 'Forced liquidation',
    short:
      'Somebody else repays a borrower’s debt and takes collateral for it, without asking, once health is below 1.',
    long: 'It protects the lenders: the debt is repaid while the collateral still covers it. It needs no court and no call: the contract allows it to anyone, in the very block in which the line is crossed. The borrower keeps what was borrowed and loses the collateral taken, bonus and fee included.',
    related: ['liquidator', 'close-factor', 'bonus', 'forced-sale'],
  },
  'forced-sale': {
    title: 'Forced sale',
    short:
      'A sale that its owner did not decide: of collateral, by a liquidator, an auction or the protocol itself.',
    long: 'The liquidation takes the collateral; the sale brings it to market. Who took it mostly sells at once, to have back what it repaid. So many loans near the same price are many sales at the same moment, which is what the curve of collateral at risk shows.',
    related: ['forced-liquidation', 'slippage', 'cascade'],
  },
  liquidator: {
    title: 'Liquidator',
    short:
      'Whoever repays somebody’s debt and takes collateral for it, with a bonus. Anyone may; mostly programs do.',
    long: 'Also called keeper. They compete by speed and by what they pay for a place in the block. Without them nothing is liquidated, however low health is: a loan that earns them nothing, too small or without a market for its collateral, stays.',
    related: ['bonus', 'forced-liquidation', 'toxic-liquidation', 'lateness', 'concentration'],
  },
  'close-factor': {
    title: 'Close factor',
    short:
      'The largest share of a debt that one liquidation may repay: often half; all of it when health is low or little is left.',
    long: 'On Aave half, and all of it from health 0.95 down; since version 3.3 also where collateral or debt is below two thousand dollars, and the half is of all debt together. A liquidator may come again while health stays below 1.',
    related: ['over-liquidation', 'forced-liquidation'],
  },
  bonus: {
    title: 'Bonus and penalty',
    short:
      'What a liquidator takes beyond what it repays, such as 5 %. The borrower pays it, with the protocol’s fee: the penalty.',
    long: 'Bonus is the liquidator’s word and penalty the borrower’s; they differ by the protocol’s fee, a share of the bonus. Without it nobody would repay somebody else’s debt; too much of it costs borrowers dear and eats collateral that should cover the rest.',
    related: ['liquidator', 'toxic-liquidation', 'close-factor'],
  },
  'toxic-liquidation': {
    title: 'Toxic liquidation',
    short:
      'A partial liquidation that lowers health: bonus times threshold exceeds health, so each bite leaves the rest worse.',
    long: 'With a bonus of 5 % and a threshold of 83 % that begins below health 0.8715. From there on every further liquidation pays the liquidator and leaves the loan deeper, until collateral is gone and debt remains.',
    related: ['bad-debt', 'bonus', 'health-factor'],
  },
  'over-liquidation': {
    title: 'Over-liquidation',
    short:
      'How much more may be repaid than is needed: the largest repayment allowed ÷ the smallest that brings health back to 1.',
    long: 'Above 1 × a borrower can lose more collateral, and pay more bonus on it, than the safety of the lenders asks for. Newer rules repay only up to a target health for that reason.',
    related: ['close-factor', 'bonus'],
  },
  lateness: {
    title: 'Blocks late',
    short:
      'Blocks between the first that allowed a liquidation and the one in which it came. In the first possible block it is 0.',
    long: 'While a loan waits, prices go on moving: what is late is where debt is lost. It is counted from the end of the first block after which the contract would have let anybody act, be it by a price, by interest or by a changed rule. Half and 95 % of all tell more than an average, which one forgotten loan spoils.',
    related: ['liquidator', 'bad-debt', 'oracle-latency'],
  },
  concentration: {
    title: 'Concentration',
    short:
      'How few do it all: the largest share, and the Herfindahl index, the sum of all squared shares. 1 where one does everything.',
    long: 'Ten liquidators of equal size give an index of 0.1. A market whose loans all go to one or two programs depends on them: when these stand still, be it by a fault or because gas is dear, nobody acts in time.',
    related: ['liquidator', 'whale', 'lateness'],
  },
  auction: {
    title: 'Auction',
    short:
      'Collateral sold to whoever bids. Mostly a Dutch one: the price starts high and falls until somebody takes it.',
    long: 'Maker, now Sky, sells so. There is no fixed bonus: patience decides what is paid. It fails when nobody bids, be it that blocks are full or that bidders lack money; in March 2020 collateral went for nothing.',
    related: ['forced-sale', 'absorption', 'bonus'],
  },
  absorption: {
    title: 'Absorption',
    short:
      'The protocol takes a loan’s whole collateral and debt itself, and sells the collateral later at a discount.',
    long: 'Compound v3 does so. Whoever calls it needs no money. What the collateral is credited for less than its price is the penalty; if it does not cover the debt, the protocol’s reserves bear the rest without a word.',
    related: ['bad-debt', 'auction', 'forced-liquidation'],
  },
  'bad-debt': {
    title: 'Bad debt',
    short:
      'Debt beyond its collateral. Nobody gains by repaying it, so the lenders or the protocol bear it.',
    long: 'It arises where prices fall faster than liquidators act, or where nobody can sell the collateral. The figure here counts open loans whose debt exceeds their collateral at the oracle’s prices, before any bonus; what was already written off is the deficit.',
    related: ['deficit', 'toxic-liquidation', 'haircut'],
  },
  deficit: {
    title: 'Deficit',
    short:
      'Bad debt that the protocol has booked: the collateral is gone, the loss is known and not covered yet.',
    long: 'Aave from version 3.3 on: a liquidation that takes the last collateral burns the remaining debt into the reserve’s deficit, which someone must cover later. Older rules book nothing: there it stays as an account with debt and no collateral.',
    related: ['bad-debt', 'coverage'],
  },
  haircut: {
    title: 'Haircut',
    short:
      'A deduction for safety or for loss: what an asset counts less than its price, or what lenders get less than is owed.',
    long: 'A threshold of 80 % is a haircut of 20 % on collateral. When bad debt is shared among lenders, the part that each of them loses is a haircut too. Which of the two is meant has to be said.',
    related: ['liquidation-threshold', 'bad-debt'],
  },
  slippage: {
    title: 'Slippage',
    short:
      'How far a sale moves the price against itself: the gap between the price before it and the average price got.',
    long: 'It grows with the size of the sale and shrinks with the depth of the market. A liquidator gains only while bonus exceeds slippage and costs; beyond that, collateral is worth less than its price says and loans stay unliquidated.',
    related: ['forced-sale', 'whale', 'cascade'],
  },
  cascade: {
    title: 'Cascade',
    short:
      'Liquidations that cause liquidations: sold collateral lowers its price, which brings the next loans below the line.',
    long: 'It needs many loans near the same price and a market too thin for their sale. It ends where the next loans are far enough away, or where buyers come. Steps in the curve of collateral at risk are where it can begin.',
    related: ['deleveraging-spiral', 'amplification', 'slippage', 'forced-sale'],
  },
  amplification: {
    title: 'Amplification',
    short:
      'How much further a price falls because of the forced sales: the whole fall divided by the shock that began it.',
    long: 'At 1 × the sales move nothing. At 1.5 × a shock of 20 % becomes a fall of 30 % once all that it forces is sold. It rests on how deep the markets are and on how much of their price the oracle follows, so it is an estimate and not a fact of the chain.',
    related: ['cascade', 'slippage', 'oracle'],
  },
  'deleveraging-spiral': {
    title: 'Deleveraging spiral',
    short:
      'A cascade that feeds on leverage: selling to repay lowers prices, which raises leverage, so more must be sold.',
    long: 'Unlike a plain cascade it takes in those who sell of their own will to stay above the line. Lenders that withdraw at the same time raise rates and quicken it.',
    related: ['cascade', 'leverage', 'utilisation'],
  },
  whale: {
    title: 'Whale',
    short: 'An account so large that its liquidation alone moves the market it is sold in.',
    long: 'What matters is its size against the depth of the market, not in dollars alone. One whale near the line can be worse than a thousand small loans, because it is liquidated at one moment.',
    related: ['slippage', 'cascade'],
  },
  utilisation: {
    title: 'Utilisation',
    short:
      'The share of what is supplied that is lent out. Near 100 % lenders can’t withdraw, and rates rise steeply.',
    long: 'It sets the rates: gently up to a kink, steeply beyond. At 100 % a liquidator may find no collateral to be paid out and takes a claim on it instead, which nobody buys in haste.',
    related: ['deleveraging-spiral', 'liquidator'],
  },
  oracle: {
    title: 'Oracle',
    short:
      'The contract that tells a protocol its prices. Health is judged by it, not by any exchange.',
    long: 'Often it is an adapter over a price feed: a ratio times a base price, growth up to a cap, or a fixed number. A wrong price liquidates as surely as a right one. An asset whose oracle gives none is shown as unpriced, never as worth nothing.',
    related: ['oracle-latency', 'heartbeat', 'depeg'],
  },
  'oracle-latency': {
    title: 'Oracle latency',
    short:
      'How far the oracle’s price is behind the market: it is written at a deviation or a heartbeat, and each write takes a block.',
    long: 'Between two writes the contract judges by an old price: a loan can be under water in the market and afloat on chain, or the other way round. The age of each price stands beside it here.',
    related: ['oracle', 'heartbeat'],
  },
  heartbeat: {
    title: 'Heartbeat',
    short:
      'The longest pause between two writes of a price feed, even when the price stands still. Older than that, it is stale.',
    long: 'From 20 minutes to a day, by feed. It is learnt here from the feed’s own rounds, not from its documentation. A stale price is still the one that the contract uses.',
    related: ['oracle-latency', 'oracle'],
  },
  depeg: {
    title: 'Depeg',
    short:
      'A token that should be worth something fixed, such as a dollar or an ether, trades away from it.',
    long: 'A dollar that falls hurts those who hold it as collateral; one that rises hurts those who owe it. Where the oracle has the peg fixed, nobody is liquidated and the lenders bear the loss instead.',
    related: ['emode', 'oracle', 'bad-debt'],
  },
  coverage: {
    title: 'Coverage',
    short:
      'The debt of the accounts that are followed here, divided by the market’s own total debt. Below 100 % some are missing.',
    long: 'Borrowers are found from the chain’s logs, the newest first. Until all are found, totals and curves are too low by what is missing, which is why coverage stands beside them.',
    related: ['deficit', 'whale'],
  },
  volatility: {
    title: 'Volatility',
    short:
      'How much a price usually moves: the standard deviation of its moves in a day or a year. Two days in three stay within it.',
    long: 'It is measured here from the rounds that a price’s own oracle reported in the last thirty days, each weighed by the time it took. A month that was calm says little of one that is wild, and days of ten times the usual move come more often than the bell curve has it.',
    related: ['correlation', 'distance', 'oracle'],
  },
  correlation: {
    title: 'Correlation',
    short:
      'Whether two prices move together: 1 is always together, 0 each by itself, −1 always against each other.',
    long: 'A loan of one asset against another that moves with it is safer than each price alone suggests, and many loans against assets that move together fall on the same day. It rises towards 1 when everything falls, which is when it matters.',
    related: ['volatility', 'depeg', 'cascade'],
  },
} as const satisfies Record<string, Term>

export type TermId = keyof typeof terms
