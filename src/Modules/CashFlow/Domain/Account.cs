namespace Biela.Modules.CashFlow;

internal enum AccountKind { Bank, Cash }

/// <summary>A bank account or cash box, with what was in it on the morning it was opened in these books.</summary>
internal sealed class Account
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required AccountKind Kind { get; init; }
    public required Money Opening { get; init; }
    public required DateOnly OpenedOn { get; init; }
}
