using Biela.Contracts.CashFlow;

namespace Biela.Modules.CashFlow;

/// <summary>A bank account or cash box enters the books.</summary>
internal static class OpenAccount
{
    internal sealed record Request([Required, StringLength(60, MinimumLength = 1)] string Name, AccountKind Kind, Money Opening, DateOnly OpenedOn);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(Request request, CashFlowDb db, CancellationToken ct)
    {
        if (await db.Accounts.AnyAsync(a => a.Name == request.Name, ct))
            throw new RuleBroken("account-exists", $"Já existe uma conta {request.Name}. Dê outro nome.");
        var account = new Account { Name = request.Name, Kind = request.Kind, Opening = request.Opening, OpenedOn = request.OpenedOn };
        db.Add(account);
        db.Publish(new AccountOpened(account.Id, account.Name, account.Kind.ToString(), account.Opening.Cents, account.OpenedOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/cashflow/accounts/{account.Id}", new Response(account.Id));
    }
}
