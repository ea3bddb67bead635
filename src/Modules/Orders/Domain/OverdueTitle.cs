namespace Biela.Modules.Orders;

/// <summary>A title that passed its due day; <see cref="Open"/> while money is owed on it.</summary>
internal sealed class OverdueTitle(Guid id, Guid customerId)
{
    public Guid Id { get; private init; } = id;
    public Guid CustomerId { get; private init; } = customerId;
    public bool Open { get; private set; } = true;

    public void Close() => Open = false;

    public void Reopen() => Open = true;
}
