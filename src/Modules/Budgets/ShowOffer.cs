namespace Biela.Modules.Budgets;

/// <summary>What the customer sees behind the link: the offer, or what was answered to it.</summary>
internal static class ShowOffer
{
    internal sealed record Response(
        string Number, string OrderNumber, string CustomerName, int Version, BudgetStatus Status, DateOnly ValidUntil, Money Gross, Money Discounts,
        Money Total, IReadOnlyList<ShowBudget.LineView> Lines, Money ApprovedTotal, string? DecidedBy, DateTimeOffset? DecidedAt, string? Notes,
        IReadOnlyList<ShowBudget.Component> Components, DateOnly Today);

    internal static async Task<Ok<Response>> Handle(string link, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var hash = LinkToken.Hash(link);
        var b = await db.Budgets.AsNoTracking().Include(b => b.Order).FirstOrDefaultAsync(b => b.LinkHash == hash, ct).Found();
        tenant.Become(tenant.Id, b.Zone);
        var today = tenant.Today(clock);
        b.MustBeOpen(today);
        return TypedResults.Ok(new Response(b.Number, b.Order.Number, b.Order.CustomerName, b.Revision, b.Status, b.ValidUntil!.Value, b.Gross, b.Given,
            b.Total, ShowBudget.Lines(b), b.Approved(LineKind.Service) + b.Approved(LineKind.Part), b.Decision?.By, b.Decision?.At, b.Notes,
            ShowBudget.Components(b), today));
    }
}
