using Biela.Contracts.CashFlow;

namespace Biela.Modules.Financial;

/// <summary>An account of CashFlow, as far as a settlement has to know it.</summary>
internal sealed class AccountCard
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required DateOnly OpenedOn { get; init; }
}

/// <summary>A settlement names an account that exists.</summary>
internal static class KeepAccountCard
{
    internal static async Task Handle(AccountOpened opened, FinancialDb db, CancellationToken ct)
    {
        if (!await db.Accounts.AnyAsync(a => a.Id == opened.AccountId, ct))
            db.Add(new AccountCard { Id = opened.AccountId, Name = opened.Name, OpenedOn = opened.OpenedOn });
    }

    /// <summary>Refuses an account nobody has opened, or had not yet opened on the day.</summary>
    public static async Task RequireAccount(this FinancialDb db, Guid id, DateOnly on, CancellationToken ct)
    {
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.Id == id, ct)
            ?? throw new RuleBroken("unknown-account", "Esta conta não existe. Abra a conta no caixa; se acabou de abri-la, tente de novo em instantes.");
        if (on < account.OpenedOn)
            throw new RuleBroken("before-opening", $"A conta {account.Name} foi aberta em {account.OpenedOn:dd/MM/yyyy}. Informe um dia a partir dela.");
    }
}
