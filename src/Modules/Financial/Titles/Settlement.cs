namespace Biela.Modules.Financial;

/// <summary>
/// One movement of a title, never changed or removed; a reversal is the opposite movement. <see cref="Total"/> is the money that moved:
/// principal, fine, interest, and what was kept as the customer's credit.
/// </summary>
internal sealed class Settlement
{
    private Settlement() { }

    public Settlement(Guid title, Payment payment, Owed paid, Owed forgiven, Money balanceAfter, Money credited = default)
    {
        (TitleId, PaidOn, AccountId, Method, Reference) = (title, payment.On, payment.AccountId, payment.Method, payment.Reference);
        (Principal, Fine, Interest) = (paid.Principal, paid.Fine, paid.Interest);
        (Discount, WaivedFine, WaivedInterest) = (forgiven.Principal, forgiven.Fine, forgiven.Interest);
        (Credited, Total, BalanceAfter, By, At) = (credited, paid.Total + credited, balanceAfter, payment.By, payment.At);
    }

    public Settlement(Settlement original, DateOnly on, string reason, Money balanceAfter, string by, DateTimeOffset at)
    {
        (TitleId, PaidOn, AccountId, Method) = (original.TitleId, on, original.AccountId, original.Method);
        (Principal, Fine, Interest) = (-original.Principal, -original.Fine, -original.Interest);
        (Discount, WaivedFine, WaivedInterest) = (-original.Discount, -original.WaivedFine, -original.WaivedInterest);
        (Credited, Total, BalanceAfter, By, At) = (-original.Credited, -original.Total, balanceAfter, by, at);
        (ReversalOf, Reason) = (original.Id, reason);
    }

    /// <summary>The method that moves no money: the customer's credit.</summary>
    public const string Credit = "Credit";

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid TitleId { get; private init; }
    public DateOnly PaidOn { get; private init; }
    public Guid? AccountId { get; private init; }
    public string Method { get; private init; } = "";
    public Money Principal { get; private init; }
    public Money Fine { get; private init; }
    public Money Interest { get; private init; }

    /// <summary>Principal that was forgiven.</summary>
    public Money Discount { get; private init; }

    public Money WaivedFine { get; private init; }
    public Money WaivedInterest { get; private init; }
    public Money Credited { get; private init; }
    public Money Total { get; private init; }
    public Money BalanceAfter { get; private init; }

    /// <summary>How the payer's bank knows the payment; unique on the title.</summary>
    public string? Reference { get; private init; }

    public Guid? ReversalOf { get; private init; }
    public string? Reason { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string By { get; private init; } = "";
}
