namespace Biela.Modules.Financial;

/// <summary>An approval that was heard of, whether first by its own event or by the one that takes it back.</summary>
internal sealed class Approval
{
    public required Guid Id { get; init; }
    public DateOnly? CancelledOn { get; private set; }

    public void Cancel(DateOnly on) => CancelledOn = on;
}

/// <summary>The categories of what the modules post by themselves; people add their own.</summary>
internal static class Categories
{
    public const string Customers = "Clientes", Suppliers = "Fornecedores de peças", Renegotiated = "Renegociação";
}
