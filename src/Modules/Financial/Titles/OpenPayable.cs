namespace Biela.Modules.Financial;

/// <summary>Somebody enters a bill: rent, energy, payroll.</summary>
internal static class OpenPayable
{
    internal sealed record Request(
        [Required, StringLength(120, MinimumLength = 1)] string Party, [Required, StringLength(60, MinimumLength = 1)] string Category,
        Money Amount, DateOnly DueOn, [Required, RegularExpression(Month.Pattern, ErrorMessage = "informe o mês, por exemplo 2026-02")] string Competence,
        [StringLength(60)] string? Document = null);

    internal sealed record Response(Guid Id, string Number);

    internal static async Task<Created<Response>> Handle(Request request, FinancialDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (month, today) = (Month.Parse(request.Competence), tenant.Today(clock));
        await db.RequireOpen(month, tenant, clock, ct);
        var origin = new Origin(TitleKind.Payable, Guid.CreateVersion7(), await db.NextNumber("CP", today.Year, ct), null, request.Party,
            request.Category, today, month)
        { Document = request.Document };
        var title = db.Issue(new(origin, Installment.Whole(request.Amount, request.DueOn), await db.Terms(ct)), tenant);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/financial/titles/{title.Id}", new Response(title.Id, title.Number));
    }
}
