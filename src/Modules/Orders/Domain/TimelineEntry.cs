namespace Biela.Modules.Orders;

internal enum Visibility { Internal, Customer }

/// <summary>A line of the order's history: never changed, never removed.</summary>
internal sealed class TimelineEntry(Guid id, DateTimeOffset at, string who, string what, Visibility visibility, string? source)
{
    public Guid Id { get; private init; } = id;
    public Guid OrderId { get; private init; }
    public DateTimeOffset At { get; private init; } = at;
    public string Who { get; private init; } = who;
    public string What { get; private init; } = what;
    public Visibility Visibility { get; private init; } = visibility;

    /// <summary>The fact of another module behind the line, once.</summary>
    public string? Source { get; private init; } = source;
}
