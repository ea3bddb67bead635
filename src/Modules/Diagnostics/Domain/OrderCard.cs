namespace Biela.Modules.Diagnostics.Domain;

/// <summary>A component that came in with the engine.</summary>
internal sealed record CardComponent(Guid Id, string Kind, string? Label);

/// <summary>What this module knows of an order: whose engine it is, how many places it has to measure, and which parts came in.</summary>
internal sealed class OrderCard
{
    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public string Customer { get; private set; } = "";
    public string Model { get; private set; } = "";
    public EngineCounts Engine { get; private set; } = new(0, 0, 0);
    public IReadOnlyList<CardComponent> Components { get; private set; } = [];
    public DateOnly OpenedOn { get; private set; }
    public bool Cancelled { get; private set; }

    private OrderCard() { }

    public static OrderCard Open(
        Guid id, string number, string customer, string model, EngineCounts engine, IReadOnlyList<CardComponent> components, DateOnly openedOn) =>
        new() { Id = id, Number = number, Customer = customer, Model = model.Trim(), Engine = engine, Components = components, OpenedOn = openedOn };

    /// <summary>The component, for work on it.</summary>
    /// <exception cref="RuleBroken"><c>order-cancelled</c>, <c>component-unknown</c> (404).</exception>
    public CardComponent Component(Guid id)
    {
        RequireActive();
        return Components.FirstOrDefault(c => c.Id == id)
            ?? throw new RuleBroken("component-unknown", $"componentId: a ordem {Number} não tem este componente.", 404);
    }

    /// <exception cref="RuleBroken"><c>order-cancelled</c>.</exception>
    public void RequireActive()
    {
        if (Cancelled) throw new RuleBroken("order-cancelled", $"A ordem {Number} foi cancelada; nada mais é medido nela.");
    }

    /// <summary>The order was given up; what was measured stays readable.</summary>
    public void Cancel() => Cancelled = true;
}
