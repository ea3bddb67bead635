namespace Biela.Contracts.Financial;

/// <summary>A customer owes one installment.</summary>
public sealed record ReceivableCreated(
    Guid TitleId, string Number, Guid? OrderId, Guid CustomerId, string CustomerName, long AmountCents, DateOnly DueOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>Money came in for a title; the account's cash entry follows from it.</summary>
public sealed record PaymentReceived(
    Guid SettlementId, Guid TitleId, string TitleNumber, Guid? OrderId, Guid CustomerId, string CustomerName, Guid AccountId, DateOnly ReceivedOn,
    long PrincipalCents, long FineCents, long InterestCents, long DiscountCents, long TotalCents, string Method) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>A supplier or a bill was paid.</summary>
public sealed record PayablePaid(
    Guid SettlementId, Guid TitleId, string TitleNumber, string Party, Guid AccountId, DateOnly PaidOn, long TotalCents, string Category) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>A settlement turned out not to be one (a cheque came back); <c>CashCents</c> is the signed opposite of what had moved.</summary>
public sealed record SettlementReversed(
    Guid ReversalId, Guid SettlementId, Guid TitleId, string TitleNumber, Guid AccountId, DateOnly ReversedOn, long CashCents) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>A title's due day passed with a balance open.</summary>
public sealed record TitleOverdue(Guid TitleId, string Number, Guid? OrderId, Guid CustomerId, string CustomerName, long BalanceCents, DateOnly DueOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>Nothing is owed on the title any more: settled, renegotiated or cancelled.</summary>
public sealed record TitleClosed(Guid TitleId, Guid? OrderId, Guid CustomerId, string Status) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>
/// Money came in for a title that is cancelled or renegotiated (<c>Status</c>). It settled nothing and is kept as the customer's credit; its cash entry
/// follows from the <see cref="PaymentReceived"/> of the same settlement. Somebody should look at it.
/// </summary>
public sealed record PaymentKeptAsCredit(
    Guid SettlementId, Guid TitleId, string TitleNumber, Guid CustomerId, string CustomerName, DateOnly ReceivedOn, long AmountCents, string Status) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>A customer's credit was given back in money.</summary>
public sealed record CreditRefunded(Guid RefundId, Guid CustomerId, string CustomerName, Guid AccountId, DateOnly RefundedOn, long AmountCents) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => CustomerId;
}

/// <summary>Heard by Financial itself on the morning after a title's due day.</summary>
public sealed record TitleDueDayPassed(Guid TitleId, DateOnly DueOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => TitleId;
}

/// <summary>Nothing is posted into the month (<c>2026-02</c>) any more.</summary>
public sealed record PeriodClosed(Guid PeriodId, string Month, DateTimeOffset ClosedAt, string ClosedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PeriodId;
}

/// <summary>The Owner opened a closed month again.</summary>
public sealed record PeriodReopened(Guid PeriodId, string Month, DateTimeOffset ReopenedAt, string ReopenedBy, string Reason) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PeriodId;
}
