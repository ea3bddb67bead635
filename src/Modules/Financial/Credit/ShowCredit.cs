namespace Biela.Modules.Financial;

/// <summary>A customer's credit and how it came about, newest first.</summary>
internal static class ShowCredit
{
    internal sealed record Entry(Guid Id, DateOnly On, CreditKind Kind, Money Amount, Money Balance, Guid? TitleId, string? Note, DateTimeOffset At, string By);

    internal sealed record Response(Money Balance, IReadOnlyList<Entry> Entries, Guid? Next);

    internal static async Task<Ok<Response>> Handle(Guid id, FinancialDb db, CancellationToken ct, Guid? after = null, int? limit = null)
    {
        var balance = await db.Credits.Where(c => c.Id == id).Select(c => c.Balance).FirstOrDefaultAsync(ct);
        var page = await db.CreditEntries.Where(e => e.CustomerId == id)
            .Page(e => e.Id, e => new Entry(e.Id, e.PostedOn, e.Kind, e.Amount, e.Balance, e.TitleId, e.Note, e.At, e.By), after, limit, ct);
        return TypedResults.Ok(new Response(balance, page.Items, page.Next));
    }

    /// <summary>The customer's credit, beginning with nothing.</summary>
    public static async Task<CustomerCredit> CreditOf(this FinancialDb db, Guid customer, string name, CancellationToken ct)
    {
        await db.LockRows("credits", [customer], ct);
        return await db.Credits.FirstOrDefaultAsync(c => c.Id == customer, ct) ?? db.Add(new CustomerCredit { Id = customer, Customer = name }).Entity;
    }
}
