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
    Guid DocumentId, Guid? InvoiceId, string Name, string AccessKey, string? Recipient, long TotalCents, DateOnly IssuedOn, string? Page = null) : IEvent
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

/// <summary>
/// A day of the shop's fiscal calendar has begun; each one is told by the one before. What falls into it, or fell into days on which nobody looked, is
/// looked for.
/// </summary>
public sealed record FiscalDayBegan(Guid IssuerId, DateOnly Day) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}

/// <summary>
/// An obligation that nobody has marked as done is due soon, or on this very day (<c>Days</c> before, zero on the day). <c>Month</c> is the calendar month
/// it stands in.
/// </summary>
public sealed record ObligationNear(Guid IssuerId, string Code, string Name, DateOnly Month, DateOnly DueOn, int Days) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}

/// <summary>So many days are left of a certificate that was in use when this was told, long before; zero when it has ended.</summary>
public sealed record CertificateTermNear(Guid IssuerId, DateTimeOffset Ends, int Days) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}

/// <summary>The certificate the shop signs with ends in so many days, or has ended when they are none; nobody has put another one in its place.</summary>
public sealed record CertificateExpiring(Guid IssuerId, string Holder, DateTimeOffset Ends, int Days) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}

/// <summary>
/// A rule that every note needs ends, and none follows: so many days are left until <c>Since</c>, from which on no note can be written. <c>Topic</c> is
/// what the rule is for, <c>Name</c> the same in words, with its article.
/// </summary>
public sealed record FiscalRuleEnding(Guid IssuerId, string Topic, string Name, DateOnly Since, int Days) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}

/// <summary>
/// Of two notes for one sale, the first in doubt and the second in contingency, one is left. <c>Outcome</c> is what became of the first: <c>Cancelled</c>,
/// <c>Voided</c>, <c>Denied</c>, <c>Withdrawn</c> (it stands, and the second came to nothing), or <c>Failed</c>, so that people have to see to it.
/// </summary>
public sealed record FiscalDocumentReplaced(
    Guid DocumentId, Guid? InvoiceId, string Name, Guid ReplacementId, string ReplacementName, string Outcome, string? Reason, string Page) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => DocumentId;
}

/// <summary>A tax on sales, as people call it: ICMS, ISS, the DAS of an annex.</summary>
public sealed record SalesTax(string Name, long AmountCents);

/// <summary>
/// What the notes of a month (<c>2026-03</c>) say of its sales: the taxes inside the prices, and what customers brought back. Told whenever that changes, in
/// full each time; the latest counts.
/// </summary>
public sealed record SalesTaxesReckoned(
    Guid IssuerId, string Month, IReadOnlyList<SalesTax> Taxes, long ReturnedCents, DateTimeOffset ReckonedAt) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => IssuerId;
}
