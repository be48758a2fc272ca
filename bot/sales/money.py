"""What a quote comes to: each line rounded half up to the cent, then summed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ONE = Decimal(1)
SERVICE_TAX = Decimal("0.06")  # VAT on services and software (增值税法 第十条)
GOODS_TAX = Decimal("0.13")  # VAT on goods (增值税法 第十条)


def to_cents(amount: Decimal) -> Decimal:
    """An amount rounded half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class QuoteLine:
    """One thing sold. `discount` is the share to pay (0.9 is 9 折); `unit_cost` is unknown when None."""

    title: str
    unit_price: Decimal
    quantity: Decimal = ONE
    discount: Decimal = ONE
    tax_rate: Decimal = SERVICE_TAX
    unit_cost: Decimal | None = None


@dataclass(frozen=True)
class Totals:
    """A quote's sums, all to the cent: `total` = `net` + `tax` is what the customer pays.

    `subtotal` is the list price of all lines and `saved` what the discounts take off it; `margin` is the
    share of the net amount left after cost, None when a cost is unknown.
    """

    subtotal: Decimal
    saved: Decimal
    net: Decimal
    tax: Decimal
    total: Decimal
    cost: Decimal | None
    margin: Decimal | None

    @property
    def discount(self) -> Decimal:
        """The share of the list price to pay, to four places; 1 for an empty quote."""
        paid = self.subtotal - self.saved
        return (paid / self.subtotal).quantize(Decimal("0.0001")) if self.subtotal else ONE


def line_amount(line: QuoteLine, discount: Decimal = ONE) -> Decimal:
    """What a line costs after its own and the quote's discount."""
    return to_cents(line.unit_price * line.quantity * line.discount * discount)


def line_tax(line: QuoteLine, amount: Decimal, tax_included: bool = True) -> Decimal:
    """VAT of a line: amount × r ÷ (1 + r) when the price contains it (net = gross ÷ (1 + r)), else on top."""
    rate = line.tax_rate
    return to_cents(amount * rate / (ONE + rate) if tax_included else amount * rate)


def add_up(lines: Iterable[QuoteLine], discount: Decimal = ONE, tax_included: bool = True) -> Totals:
    """The sums of a quote; `discount` is the share to pay of every line, prices contain VAT by default."""
    known = tuple(lines)
    amounts = [line_amount(line, discount) for line in known]
    tax = _total(line_tax(line, amount, tax_included) for line, amount in zip(known, amounts, strict=True))
    subtotal = _total(to_cents(line.unit_price * line.quantity) for line in known)
    paid = _total(amounts)
    net = paid - tax if tax_included else paid
    cost = _cost(known)
    return Totals(subtotal, subtotal - paid, net, tax, net + tax, cost, _margin(net, cost))


def _cost(lines: tuple[QuoteLine, ...]) -> Decimal | None:
    costs = [to_cents(line.unit_cost * line.quantity) for line in lines if line.unit_cost is not None]
    return _total(costs) if costs and len(costs) == len(lines) else None


def _margin(net: Decimal, cost: Decimal | None) -> Decimal | None:
    if cost is None or not net:
        return None
    return ((net - cost) / net).quantize(Decimal("0.0001"))


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
