namespace Biela.Contracts.Budgets;

/// <summary>A draft exists for the order.</summary>
public sealed record BudgetCreated(
    Guid BudgetId, Guid OrderId, string Number, bool Supplementary, string? OrderNumber = null, string? CustomerName = null) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A version went to the customer by link; its lines are frozen.</summary>
public sealed record BudgetSent(
    Guid BudgetId, Guid OrderId, string Number, int Version, string CustomerName, long TotalCents, DateOnly ValidUntil) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>An approved line. <c>Kind</c> is Service or Part; <c>NetCents</c> has its share of the discount taken off.</summary>
public sealed record ApprovedLine(
    Guid LineId, string Kind, string Code, string Description, long Quantity, long GrossCents, long NetCents, Guid? ComponentId, bool CustomerSupplied);

/// <summary>How the customer pays: equal installments by the month from the first due day, a down payment being a title of its own.</summary>
public sealed record PaymentPlan(int Installments, DateOnly FirstDueOn, long DownPaymentCents, DateOnly? DownPaymentOn);

/// <summary>The customer accepted a budget, or the lines of it that are listed; once per approval, whatever the number of presses.</summary>
public sealed record BudgetApproved(
    Guid ApprovalId, Guid BudgetId, Guid OrderId, string OrderNumber, string Number, int Version, bool Partial, bool Supplementary,
    Guid CustomerId, string CustomerName, long ServicesCents, long PartsCents, long TotalCents, IReadOnlyList<ApprovedLine> Lines, PaymentPlan Plan,
    DateOnly ApprovedOn, DateTimeOffset ApprovedAt, int Priority, DateOnly? PromisedOn, string DecidedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The customer declined every line.</summary>
public sealed record BudgetRejected(Guid BudgetId, Guid OrderId, string Number, int Version, string? Reason) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Nobody decided in time; the link approves nothing any more.</summary>
public sealed record BudgetExpired(Guid BudgetId, Guid OrderId, string Number, int Version) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>An approval is taken back before production: reservations, open titles and needs that hang on it go with it.</summary>
public sealed record ApprovalCancelled(Guid ApprovalId, Guid BudgetId, Guid OrderId, string Number, string Reason, DateOnly CancelledOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Heard by Budgets itself on the morning after the last day of a sent version; older versions do not matter.</summary>
public sealed record BudgetValidityEnded(Guid BudgetId, Guid OrderId, int Version) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}
