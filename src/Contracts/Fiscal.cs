namespace Biela.Contracts.Fiscal;

/// <summary>What an invoice sells of one part.</summary>
public sealed record InvoicedPart(Guid LineId, string Sku, string Description, long Quantity, long TotalCents);

/// <summary>
/// An invoice waits for its parts: the first time, or once more after the stock refused (<c>Attempt</c> counts). One that invoices a delivered order
/// names it, and its parts have left or leave with it; any other sets its parts aside until they are picked up.
/// </summary>
public sealed record InvoiceSubmitted(
    Guid InvoiceId, string Number, int Attempt, Guid? OrderId, DateOnly IssuedOn, IReadOnlyList<InvoicedPart> Parts) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}

/// <summary>The stock has what the invoice sells. <c>OrderId</c> is named when an order is invoiced, whose titles exist since its approval.</summary>
public sealed record InvoiceConfirmed(
    Guid InvoiceId, string Number, Guid? OrderId, Guid? CustomerId, string CustomerName, long TotalCents, DateOnly IssuedOn, DateOnly DueOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}

/// <summary>The invoice is taken back: what was set aside for it is free, and nobody owes it any more.</summary>
public sealed record InvoiceCancelled(Guid InvoiceId, string Number, string Reason, DateOnly CancelledOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}

/// <summary>The customer picked up what was set aside for the invoice.</summary>
public sealed record InvoicePickedUp(Guid InvoiceId, string Number, DateOnly PickedUpOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}

/// <summary>The authority authorised an electronic note: it may be used. <c>Name</c> is its model, series and number, as people say it.</summary>
public sealed record FiscalDocumentAuthorised(
    Guid DocumentId, Guid? InvoiceId, string Name, string AccessKey, string? Recipient, long TotalCents, DateOnly IssuedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => DocumentId;
}

/// <summary>
/// The authority rejected an electronic note, and somebody has to correct it, or denied it for good. <c>Code</c> is the official one (cStat).
/// </summary>
public sealed record FiscalDocumentRejected(
    Guid DocumentId, Guid? InvoiceId, string Name, int? Code, string Reason, bool Denied, DateTimeOffset DecidedAt, string? Page = null) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => DocumentId;
}

/// <summary>The authority registered that an authorised note is taken back.</summary>
public sealed record FiscalDocumentCancelled(
    Guid DocumentId, Guid? InvoiceId, string Name, string AccessKey, string Reason, long TotalCents, DateOnly CancelledOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => DocumentId;
}

/// <summary>The authority refused a cancellation or correction: the note stands as it was.</summary>
public sealed record FiscalEventRefused(Guid DocumentId, Guid EventId, string Name, string Kind, int? Code, string Reason, string? Page = null) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => DocumentId;
}
