namespace Biela.Modules.Budgets;

/// <summary>The version the shop works on.</summary>
internal static class ShowBudget
{
    internal sealed record LineView(
        Guid Id, int Position, LineKind Kind, string Code, string Description, Quantity Quantity, UnitPrice UnitPrice, Money Discount, Money Total, Money Share,
        Money Net, LineDecision Decision, Guid? ComponentId, PartCondition? PartCondition, bool CustomerSupplied, UnitPrice? ListPrice);

    internal sealed record Component(Guid Id, string Kind, string? Label);

    internal sealed record Totals(Money Services, Money Parts, Money Total);

    internal sealed record Suggestion(LineKind Kind, string Code, string Description, Quantity Quantity, Guid ComponentId, string Reason);

    internal sealed record PlanView(int Installments, DateOnly FirstDueOn, Money DownPayment, DateOnly? DownPaymentOn);

    internal sealed record DecisionView(
        string By, TaxId? Document, Channel Channel, string? Evidence, string? RecordedBy, string? Reason, PlanView? Plan, DateTimeOffset At);

    /// <param name="Discount">On the whole budget, as it was put in; <c>AllDiscounts</c> has those of the lines too: gross − all discounts = total.</param>
    /// <param name="BelowList">What prices typed by hand leave of the catalogue's; counts against the limit like a discount.</param>
    internal sealed record Response(
        Guid Id, string Number, Guid OrderId, string OrderNumber, string CustomerName, int Version, BudgetStatus Status, bool Supplementary,
        DateTimeOffset? SentAt, DateOnly? ValidUntil, int? SupersededBy, Money Gross, Money Discount, Money AllDiscounts, Money BelowList, Money Total,
        IReadOnlyList<LineView> Lines, IReadOnlyList<Suggestion> Suggestions, Totals Approved, DecisionView? Decision, string? Notes,
        IReadOnlyList<Note> History, IReadOnlyList<Component> Components);

    internal static async Task<Versioned<Response>> Handle(Guid id, BudgetsDb db, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        Of(await db.Latest(id, ct), tenant.Today(clock));

    internal static Versioned<Response> Of(Budget b, DateOnly today)
    {
        var (services, parts) = (b.Approved(LineKind.Service), b.Approved(LineKind.Part));
        return Versioned.Ok(new Response(
            b.Id, b.Number, b.OrderId, b.Order.Number, b.Order.CustomerName, b.Revision, b.StatusOn(today), b.Supplementary, b.SentAt, b.ValidUntil,
            b.SupersededBy, b.Gross, b.Discount, b.Given, b.BelowList, b.Total, Lines(b), Suggestions(b.Order), new(services, parts, services + parts),
            Answer(b.Decision), b.Notes, b.History, Components(b)), b.Version);
    }

    private static IReadOnlyList<Suggestion> Suggestions(OrderCard order) => [.. order.Suggestions.Select(s =>
        new Suggestion(Enum.Parse<LineKind>(s.Kind), s.Code, s.Description, new(s.Quantity), s.ComponentId, s.Reason))];

    private static DecisionView? Answer(Decision? d) => d is null ? null : new(d.By, d.Document, d.Channel, d.Evidence, d.RecordedBy, d.Reason,
        d.Plan is { } plan ? new(plan.Installments, plan.FirstDueOn, new(plan.DownPaymentCents), plan.DownPaymentOn) : null, d.At);

    internal static IReadOnlyList<LineView> Lines(Budget budget) => [.. budget.Lines.Select((l, index) => new LineView(
        l.Id, index + 1, l.Kind, l.Code, l.Description, l.Quantity, l.UnitPrice, l.Discount, l.Total, l.Share, l.Net, l.Decision,
        l.ComponentId, l.PartCondition, l.CustomerSupplied, l.ListPrice))];

    internal static IReadOnlyList<Component> Components(Budget budget) =>
        [.. budget.Order.Components.Select(c => new Component(c.ComponentId, c.Kind, c.Label))];
}
