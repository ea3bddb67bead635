namespace Biela.Modules.Financial;

/// <summary>Money on its way to a title. Without an amount everything that is owed on the day is paid.</summary>
internal sealed record Payment(DateOnly On, Guid? AccountId, string Method, Money? Amount, Money Discount, string? Reference, string By, DateTimeOffset At);

/// <summary>The part of a title that is about paying it.</summary>
internal sealed partial class Title
{
    /// <summary>
    /// What is owed on the day. Once late, beyond the days of grace: the fine once and simple interest by day (a month has 30), both on the open
    /// principal and each rounded once. Charges not paid with a part payment stay owed beside the interest of the days after it.
    /// </summary>
    public Owed OwedOn(DateOnly day)
    {
        if (!IsOpen || Kind == TitleKind.Payable) return new(Balance, Money.Zero, Money.Zero);
        var (principal, fine, interest, since, fined) = (Amount - WrittenOff, Money.Zero, Money.Zero, DueOn, false);
        foreach (var paid in settlements.Where(IsEffective).OrderBy(s => s.PaidOn).ThenBy(s => s.Id))
        {
            AccrueTo(paid.PaidOn < day ? paid.PaidOn : day);
            principal -= paid.Principal + paid.Discount;
            fine = Money.Max(Money.Zero, fine - paid.Fine - paid.WaivedFine);
            interest = Money.Max(Money.Zero, interest - paid.Interest - paid.WaivedInterest);
        }
        AccrueTo(day);
        return new(principal, fine, interest);

        void AccrueTo(DateOnly until)
        {
            if (until.DayNumber - DueOn.DayNumber <= GraceDays || until <= since) return;
            if (!fined) fine = FineRate.On(principal);
            interest += new Money(Rounding.Divide((Int128)principal.Cents * InterestRate.TenThousandths * (until.DayNumber - since.DayNumber), 30 * 1_000_000));
            (since, fined) = (until, true);
        }
    }

    /// <summary>A payment or a credit settles interest first, then the fine, then the principal (Código Civil, art. 354); a discount likewise.</summary>
    public Settlement Settle(Payment payment)
    {
        RequireOpen();
        var owed = OwedOn(payment.On);
        var amount = payment.Amount ?? owed.Total - payment.Discount;
        if (amount.IsNegative || payment.Discount.IsNegative || amount + payment.Discount <= Money.Zero)
            throw new RuleBroken("amount-not-positive", "Informe um valor maior que zero e um desconto que não passe do devido.", 400);
        if (amount + payment.Discount > owed.Total)
            throw new RuleBroken("overpaid", $"O título {Number} deve {owed.Total} em {payment.On:dd/MM/yyyy}. Receba no máximo esse valor.");
        var forgiven = owed.Cover(payment.Discount);
        var paid = (owed - forgiven).Cover(amount);
        Balance -= paid.Principal + forgiven.Principal;
        return Add(new(Id, payment, paid, forgiven, Balance));
    }

    /// <summary>The settlement that this notice already made, if it made one: the bank may tell of a payment more than once.</summary>
    public Settlement? Noticed(string? reference, Money? amount)
    {
        if (reference is null || settlements.FirstOrDefault(s => s.Reference == reference) is not { } first) return null;
        if (!IsEffective(first))
            throw new RuleBroken("settlement-reversed", "O pagamento com esta referência já foi lançado e estornado. Use outra referência.");
        if (amount is { } other && other != first.Total)
            throw new RuleBroken("reference-used",
                $"Esta referência é de um pagamento de {first.Total} deste título. Confira o valor ou use outra referência.");
        return first;
    }

    /// <summary>Money for a title that is no longer owed: it came in, and settles nothing.</summary>
    public Settlement KeepAsCredit(Payment payment)
    {
        if (payment.Amount is not { Cents: > 0 } amount)
            throw new RuleBroken("amount-required", $"O título {Number} não deve mais nada. Informe quanto entrou para guardar como crédito do cliente.", 400);
        return Add(new(Id, payment, Owed.Nothing, Owed.Nothing, Balance, credited: amount));
    }

    /// <summary>A settlement turned out not to be one: its opposite is added and what it had settled is owed again.</summary>
    public Settlement Reverse(Guid settlement, DateOnly on, string reason, string by, DateTimeOffset at)
    {
        var original = settlements.Single(s => s.Id == settlement);
        if (original.ReversalOf is not null) throw new RuleBroken("is-reversal", "Um estorno não se estorna. Faça a baixa de novo.");
        if (!IsEffective(original)) throw new RuleBroken("already-reversed", "Esta baixa já foi estornada.");
        if (on < original.PaidOn) throw new RuleBroken("before-settlement", $"O estorno não pode ser anterior à baixa, de {original.PaidOn:dd/MM/yyyy}.");
        // A title that was over is late anew: the others have to be told again.
        if (!IsOpen) ToldOverdue = false;
        Balance += original.Principal + original.Discount;
        if (Balance > Money.Zero) Closure = Closure.None;
        return Add(new(original, on, reason, Balance, by, at));
    }

    private bool IsEffective(Settlement settlement) => settlement.ReversalOf is null && settlements.All(s => s.ReversalOf != settlement.Id);

    private Settlement Add(Settlement settlement)
    {
        settlements.Add(settlement);
        return settlement;
    }
}
