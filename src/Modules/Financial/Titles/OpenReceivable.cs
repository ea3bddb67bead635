namespace Biela.Modules.Financial;

/// <summary>Somebody enters what a customer owes besides the budgets; it was earned in this month, unless another one is said.</summary>
internal static class OpenReceivable
{
    internal sealed record Request(Guid CustomerId, [Required, StringLength(120, MinimumLength = 1)] string CustomerName, Money Amount, DateOnly DueOn,
        [Required, StringLength(200, MinimumLength = 1)] string Description,
        [RegularExpression(Month.Pattern, ErrorMessage = "informe o mês, por exemplo 2026-02")] string? Competence = null);

    internal sealed record Response(Guid Id, string Number);

    internal static async Task<Created<Response>> Handle(Request request, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var today = tenant.Today(clock);
        var month = request.Competence is { } said ? Month.Parse(said) : Month.Of(today);
        await db.RequireOpen(month, tenant, clock, ct);
        var origin = new Origin(TitleKind.Receivable, Guid.CreateVersion7(), await db.NextNumber("CR", today.Year, ct),
            request.CustomerId, request.CustomerName, Categories.Customers, today, month)
        { Description = request.Description };
        var title = db.Issue(new(origin, Installment.Whole(request.Amount, request.DueOn), await db.Terms(ct)), tenant);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/financial/titles/{title.Id}", new Response(title.Id, title.Number));
    }
}
