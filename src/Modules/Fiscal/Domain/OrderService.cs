namespace Biela.Modules.Fiscal.Domain;

/// <summary>A service that an approval of the order sold; those of an approval that was taken back count no more.</summary>
internal sealed class OrderService
{
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid ApprovalId { get; init; }
    public required string Description { get; init; }
    public required Money Net { get; init; }
}
