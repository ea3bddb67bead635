namespace Biela.Modules.Consolidated;

/// <summary>An account of CashFlow.</summary>
internal sealed class Account
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Money Opening { get; init; }
    public required DateOnly OpenedOn { get; init; }
}

/// <summary>A day on which an account moved. Its closing is kept: reading a week costs the same after ten years.</summary>
internal sealed class AccountDay
{
    public required Guid AccountId { get; init; }
    public required DateOnly Day { get; init; }
    public Money MoneyIn { get; private set; }
    public Money MoneyOut { get; private set; }
    public Money TransferIn { get; private set; }
    public Money TransferOut { get; private set; }
    public required Money Closing { get; set; }

    public void Add(Money amount, bool transfer)
    {
        Closing += amount;
        if (amount.IsNegative) (MoneyOut, TransferOut) = (MoneyOut - amount, transfer ? TransferOut - amount : TransferOut);
        else (MoneyIn, TransferIn) = (MoneyIn + amount, transfer ? TransferIn + amount : TransferIn);
    }
}

/// <summary>An entry that is in the days already: the second time it changes nothing.</summary>
internal sealed class SeenEntry
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateOnly Day { get; init; }
    public required Money Amount { get; init; }
}
