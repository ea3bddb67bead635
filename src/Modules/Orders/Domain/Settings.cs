namespace Biela.Modules.Orders;

/// <summary>The shop's choices for its orders.</summary>
internal sealed class Settings
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int WarrantyMonths { get; private set; } = 3;
    public bool AllowDeliveryWithOverdue { get; private set; }

    public void Change(int warrantyMonths, bool allowDeliveryWithOverdue) =>
        (WarrantyMonths, AllowDeliveryWithOverdue) = (warrantyMonths, allowDeliveryWithOverdue);
}
