namespace Biela.Modules.Financial;

/// <summary>Old debts and their charges, less a discount, become one new debt in installments.</summary>
internal sealed class Renegotiation
{
    private Renegotiation() { }

    public Renegotiation(string number, Title first, DateOnly on, IReadOnlyCollection<Owed> owed, Money discount, string by, DateTimeOffset at)
    {
        (Number, CustomerId, Customer, AgreedOn, By, At) = (number, first.PartyId!.Value, first.Party, on, by, at);
        (Principal, Fine, Interest) = (Money.Sum(owed.Select(o => o.Principal)), Money.Sum(owed.Select(o => o.Fine)), Money.Sum(owed.Select(o => o.Interest)));
        (Discount, Total) = (discount, Principal + Fine + Interest - discount);
        if (discount.IsNegative || Total <= Money.Zero) throw new RuleBroken("invalid", "O desconto deve ser menor que a dívida atualizada.", 400);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Number { get; private init; } = "";
    public Guid CustomerId { get; private init; }
    public string Customer { get; private init; } = "";
    public DateOnly AgreedOn { get; private init; }
    public Money Principal { get; private init; }
    public Money Fine { get; private init; }
    public Money Interest { get; private init; }
    public Money Discount { get; private init; }
    public Money Total { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string By { get; private init; } = "";
}
