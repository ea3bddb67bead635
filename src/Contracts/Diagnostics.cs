namespace Biela.Contracts.Diagnostics;

/// <summary>Measuring of a component began.</summary>
public sealed record DiagnosisStarted(Guid OrderId, Guid ComponentId, Guid InspectionId, string Phase) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>An inspection is closed for good. <c>Phase</c> is Incoming, InProcess or Final; <c>Verdict</c> is Ok, AtLimit, NoSpec or Out.</summary>
public sealed record InspectionClosed(
    Guid InspectionId, Guid OrderId, Guid ComponentId, string ComponentKind, string Phase, int Revision, string Verdict) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A service or part the readings speak for; <c>Kind</c> is Service or Part.</summary>
public sealed record SuggestedLine(Guid ComponentId, string Kind, string Code, string Description, long Quantity, string Reason);

/// <summary>A service the specification rules out for a component, with the reason in words.</summary>
public sealed record ForbiddenService(Guid ComponentId, string Code, string Reason);

/// <summary>All incoming inspections of the order are closed. A higher <c>Revision</c> replaces the suggestions of a lower one.</summary>
public sealed record DiagnosisCompleted(
    Guid OrderId, int Revision, string Verdict, IReadOnlyList<SuggestedLine> Suggestions, IReadOnlyList<ForbiddenService> Forbidden) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}
