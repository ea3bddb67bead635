namespace Biela.Modules.Financial;

/// <summary>A title with everything that happened to it.</summary>
internal static class ShowTitle
{
    internal sealed record Movement(
        Guid Id, DateOnly PaidOn, Guid? AccountId, string Method, Money Principal, Money Fine, Money Interest, Money Discount, Money Waived, Money Credited,
        Money Total, Money BalanceAfter, string? Reference, Guid? ReversalOf, string? Reason, DateTimeOffset At, string By);

    internal sealed record Withdrawal(string Why, string By, DateTimeOffset At);

    internal sealed record Response(
        Guid Id, TitleKind Kind, string Number, int Installment, int Of, string Party, Guid? PartyId, Guid? OrderId, string? Document, string? Description,
        string Category, string Competence, bool Provisional, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Balance, Money Cancelled,
        TitleStatus Status, bool MayBeCancelled, Withdrawal? Withdrawn, Guid? RenegotiatedBy, Guid? RenegotiationOf, IReadOnlyList<Movement> Settlements);

    internal static async Task<Versioned<Response>> Handle(Guid id, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var t = await db.Titles.AsNoTracking().Include(t => t.Settlements).FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        var cancelled = t.Closure == Closure.Cancelled ? t.WrittenOff : Money.Zero;
        return Versioned.Ok(new Response(
            t.Id, t.Kind, t.Number, t.Installment, t.Of, t.Party, t.PartyId, t.OrderId, t.Document, t.Description, t.Category, t.Competence.ToString(),
            t.Provisional, t.IssuedOn, t.DueOn, t.Amount, t.Balance, cancelled, t.Status(tenant.Today(clock)),
            t.IsOpen && t.IsTyped && t.Balance == t.Amount,
            t.WithdrawnAt is { } at ? new(t.WithdrawnWhy!, t.WithdrawnBy!, at) : null, t.RenegotiationId,
            t.Category == Categories.Renegotiated ? t.SourceId : null, [.. t.Settlements.OrderBy(s => s.At).ThenBy(s => s.Id).Select(Show)]), t.Version);
    }

    private static Movement Show(Settlement s) => new(
        s.Id, s.PaidOn, s.AccountId, s.Method, s.Principal, s.Fine, s.Interest, s.Discount, s.WaivedFine + s.WaivedInterest, s.Credited,
        s.Total, s.BalanceAfter, s.Reference, s.ReversalOf, s.Reason, s.At, s.By);
}
