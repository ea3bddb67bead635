namespace Biela.Modules.Financial;

internal enum CreditKind { Granted, Received, Used, Refunded, Reversed }

/// <summary>What the shop holds for a customer; never negative. The id is the customer's.</summary>
internal sealed class CustomerCredit
{
    public required Guid Id { get; init; }
    public required string Customer { get; init; }
    public Money Balance { get; private set; }
    public int Version { get; private set; }

    /// <summary>Moves the balance, and only with an entry that says why.</summary>
    public CreditEntry Post(CreditKind kind, Money amount, Guid source, DateOnly on, string by, DateTimeOffset at, Guid? title = null, string? note = null)
    {
        if (amount == Money.Zero || (kind is CreditKind.Used or CreditKind.Refunded && amount > Money.Zero))
            throw new RuleBroken("amount-not-positive", "Informe um valor maior que zero.", 400);
        if (Balance + amount < Money.Zero) throw new RuleBroken("credit-too-small", $"{Customer} tem {Balance} de crédito. Use no máximo esse valor.");
        Balance += amount;
        return new()
        {
            CustomerId = Id, Kind = kind, Amount = amount, Balance = Balance, SourceId = source, TitleId = title, PostedOn = on, At = at, By = by, Note = note,
        };
    }
}

/// <summary>One movement of a customer's credit, with the balance after it.</summary>
internal sealed class CreditEntry
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid CustomerId { get; init; }
    public required CreditKind Kind { get; init; }
    public required Money Amount { get; init; }
    public required Money Balance { get; init; }

    /// <summary>The approval, settlement or refund it comes from; once for each kind.</summary>
    public required Guid SourceId { get; init; }

    public Guid? TitleId { get; init; }
    public required DateOnly PostedOn { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? Note { get; init; }
}
