import { formatAmount, formatAmountExact, formatPercent, formatSymbol } from '@/lib/format'
import { Token } from '../ui/token'
import type { WhatIfActions } from './actions'
import { ChoiceField, FieldGroup, FoldedFields, SliderField } from './fields'
import type { AmountRow, AmountStep, PriceRow } from './form-rows'
import { formatMoneyPrice } from './format-money'
import type { SwitchRow, WhatIfForm } from './get-form'

type Props = { form: WhatIfForm; actions: WhatIfActions | undefined }

/** All that a reader can change: prices and repayments in sight, the rest folded away. */
export function WhatIfFields({ form, actions }: Props) {
  const isSet = (rows: readonly { text: string }[]) => rows.some(({ text }) => text !== '')
  return (
    <div className="grid gap-4 px-4 pb-3">
      <FieldGroup legend="Prices">
        <AllField row={form.all} currency={form.currency} actions={actions} />
        {form.prices.map((row) => (
          <PriceField key={row.key} row={row} currency={form.currency} actions={actions} />
        ))}
      </FieldGroup>
      <AmountGroup legend="Repay" rows={form.repay} actions={actions} />
      <FoldedFields
        summary="Add or withdraw"
        isOpen={isSet(form.add) || isSet(form.withdraw) || form.add.some(({ most }) => most === 0n)}
      >
        <AmountGroup legend="Add" rows={form.add} actions={actions} />
        <AmountGroup legend="Withdraw" rows={form.withdraw} actions={actions} />
      </FoldedFields>
      {form.borrow.length > 0 ? (
        <FoldedFields summary="Borrow more" isOpen={isSet(form.borrow)}>
          <AmountGroup legend="Borrow" rows={form.borrow} actions={actions} />
        </FoldedFields>
      ) : null}
      {form.switches === null ? null : (
        <FoldedFields
          summary={form.eMode?.options.length ? 'Collateral and eMode' : 'Collateral'}
          isOpen={isSet(form.switches) || (form.eMode?.text ?? '') !== ''}
        >
          <div className="grid gap-2.5">
            {form.switches.map((row) => (
              <SwitchField key={row.key} row={row} actions={actions} />
            ))}
            <EModeField eMode={form.eMode} actions={actions} />
          </div>
        </FoldedFields>
      )}
      {form.others.length > 0 ? (
        <div className="border-rule border-t pt-2.5">
          <ChoiceField
            name="with"
            label="Another asset"
            text=""
            options={[
              { value: '', label: 'none' },
              ...form.others.map(({ key, symbol }) => ({
                value: key,
                label: formatSymbol(symbol),
              })),
            ]}
            actions={actions}
          />
        </div>
      ) : null}
    </div>
  )
}

type Priced = Pick<WhatIfForm, 'currency'> & Pick<Props, 'actions'>

function AllField({ row, currency, actions }: { row: WhatIfForm['all'] } & Priced) {
  const move = formatMove(`${row.slider.place / 100}`)
  return (
    <SliderField
      name="all"
      label={
        <>
          All together{' '}
          <span className="block text-muted text-t1">
            but those near{' '}
            {currency === '$' ? (
              '$1'
            ) : (
              <>
                1 <bdi>{formatSymbol(currency)}</bdi>
              </>
            )}
          </span>
        </>
      }
      sliderLabel="All prices together, percent"
      sliderText={row.slider.place === 0 ? 'as they are' : move}
      note={row.text === '' ? 'now' : move}
      text={row.text}
      placeholder="-0.1"
      slider={row.slider}
      actions={actions}
    />
  )
}

function PriceField({ row, currency: unit, actions }: { row: PriceRow } & Priced) {
  const { asset, today, after, move, text, slider } = row
  const symbol = formatSymbol(asset.symbol)
  const currency = unit === '$' ? 'usd' : { symbol: unit }
  const toText = (price: string) => formatMoneyPrice(price, { currency })
  const isMoved = move !== null && Number(move) !== 0
  const said = isMoved ? formatMove(move) : text === '' ? 'now' : 'as now'
  return (
    <SliderField
      name={row.key}
      label={<Token symbol={asset.symbol} address={asset.asset} />}
      sliderLabel={`Price of ${symbol}, percent of today’s`}
      sliderText={after === null ? 'not known' : `${toText(after)}, ${said}`}
      note={today === null ? 'no price' : said}
      text={text}
      placeholder={
        today === null
          ? 'no price'
          : formatMoneyPrice(after ?? today, { currency: 'usd' }).replace('$', '')
      }
      unit={unit === '$' ? '$' : ''}
      slider={slider}
      actions={actions}
    />
  )
}

const VERBS: Record<AmountStep, string> = {
  repay: 'Repay',
  withdraw: 'Withdraw',
  add: 'Add',
  borrow: 'Borrow',
}
const MOSTS: Record<AmountStep, string> = {
  repay: 'owed',
  withdraw: 'held',
  add: 'held',
  borrow: 'may be borrowed',
}

function AmountGroup({
  legend,
  rows,
  actions,
}: { legend: string; rows: readonly AmountRow[] } & Pick<Props, 'actions'>) {
  if (rows.length === 0) return null
  return (
    <FieldGroup legend={legend}>
      {rows.map((row) => (
        <AmountField key={row.key} row={row} actions={actions} />
      ))}
    </FieldGroup>
  )
}

function AmountField({ row, actions }: { row: AmountRow } & Pick<Props, 'actions'>) {
  const { step, asset, most, text, slider } = row
  const symbol = formatSymbol(asset.symbol)
  const rounding = step === 'repay' ? 'up' : 'down'
  const verb = VERBS[step]
  return (
    <SliderField
      name={row.key}
      label={
        <>
          <span className="sr-only">{verb} </span>
          <Token symbol={asset.symbol} address={asset.asset} />
        </>
      }
      sliderLabel={`${verb} ${symbol}, percent of what ${step === 'borrow' ? 'may be borrowed' : `is ${MOSTS[step]}`}`}
      sliderText={text === '' ? 'nothing' : `${text} ${symbol}`}
      note={
        <span title={formatAmountExact(most, asset.decimals)}>
          {most === 0n
            ? ''
            : toMostText(step, formatAmount(most, { decimals: asset.decimals, rounding }))}
        </span>
      }
      text={text}
      placeholder="0"
      slider={slider}
      actions={actions}
    />
  )
}

function toMostText(step: AmountStep, most: string): string {
  return step === 'borrow' ? `up to ${most}` : `of ${most} ${MOSTS[step]}`
}

function SwitchField({ row, actions }: { row: SwitchRow } & Pick<Props, 'actions'>) {
  const { key, asset, text, isOn } = row
  return (
    <ChoiceField
      name={key}
      label={<Token symbol={asset.symbol} address={asset.asset} />}
      text={text}
      options={[
        { value: '', label: isOn ? 'collateral, as now' : 'not collateral, as now' },
        isOn ? { value: 'off', label: 'not collateral' } : { value: 'on', label: 'collateral' },
      ]}
      actions={actions}
    />
  )
}

function EModeField({ eMode, actions }: { eMode: WhatIfForm['eMode'] } & Pick<Props, 'actions'>) {
  if (eMode === null || eMode.options.length === 0) return null
  const options = [{ id: 0, label: 'none' }, ...eMode.options].map(({ id, label }) => ({
    value: id === eMode.today ? '' : String(id),
    label: `${id === 0 ? 'none' : `${id} · ${formatSymbol(label)}`}${id === eMode.today ? ', as now' : ''}`,
  }))
  return (
    <ChoiceField name="emode" label="eMode" text={eMode.text} options={options} actions={actions} />
  )
}

function formatMove(ratio: string): string {
  const text = formatPercent(ratio)
  return Number(ratio) > 0 ? `+${text}` : text
}
