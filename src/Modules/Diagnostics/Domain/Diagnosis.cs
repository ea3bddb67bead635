using System.Text.Json;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>A repair decision with the component it is about.</summary>
internal sealed record ComponentDecision(
    Guid ComponentId, string ComponentKind, FeatureKind Feature, RepairAction Action, Length? Size, Length Worst, Length? WithCleanUp, Length? LastAllowed,
    string Reason, string? Prohibition);

/// <summary>What the incoming inspections and the checklists of an order say together.</summary>
internal sealed record Findings(
    Verdict Verdict, IReadOnlyList<ComponentDecision> Decisions, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<ForbiddenService> Forbidden)
{
    /// <summary>
    /// A pure function of the newest incoming inspection of each component, the newest checklist of each and the rules of the shop. A line that
    /// the readings already suggest is not repeated, and one that the specification forbids is not suggested at all.
    /// </summary>
    public static Findings Of(IReadOnlyList<Inspection> inspections, IReadOnlyList<ChecklistRun> checklists, IReadOnlyList<SuggestionRule> rules)
    {
        Suggestion[] measured = [.. inspections.SelectMany(i => Domain.Suggestions.From(i.Result!, rules, i.Engine, i.ComponentId))];
        ForbiddenService[] forbidden = [.. inspections.SelectMany(i => Domain.Suggestions.Forbidden(i.Result!, rules, i.ComponentId))];
        var known = measured.Select(s => (s.ComponentId, s.Code)).Concat(forbidden.Select(f => (f.ComponentId, f.Code))).ToHashSet();
        return new(
            inspections.Select(i => i.Result!.Verdict).Worst(),
            [.. from i in inspections from r in i.Result!.Repairs select Decision(i, r)],
            [.. measured, .. checklists.SelectMany(c => c.Suggestions()).Where(s => known.Add((s.ComponentId, s.Code)))],
            forbidden);
    }

    private static ComponentDecision Decision(Inspection i, RepairDecision r) =>
        new(i.ComponentId, i.ComponentKind, r.Feature, r.Action, r.Size, r.Worst, r.WithCleanUp, r.LastAllowed, r.Reason, r.Prohibition);
}

/// <summary>The diagnosis of one order, begun with its first inspection. Each completing that says something new is a revision of it.</summary>
internal sealed class Diagnosis
{
    /// <summary>The order's id.</summary>
    public Guid Id { get; private set; }
    public int Revision { get; private set; }
    public Findings? Findings { get; private set; }
    public string? CompletedBy { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public int Version { get; private set; }

    private Diagnosis() { }

    public static Diagnosis Start(Guid orderId) => new() { Id = orderId };

    /// <summary>Completes the diagnosis; false when it says what it said before, and then nothing changes.</summary>
    public bool Complete(Findings findings, string by, DateTimeOffset now)
    {
        if (Findings is not null && JsonSerializer.Serialize(findings) == JsonSerializer.Serialize(Findings)) return false;
        (Revision, Findings, CompletedBy, CompletedAt, Version) = (Revision + 1, findings, by, now, Version + 1);
        return true;
    }

    /// <summary>The newest incoming inspection of every measured component, all of them closed.</summary>
    /// <exception cref="RuleBroken"><c>nothing-measured</c>, <c>inspection-open</c>.</exception>
    public static IReadOnlyList<Inspection> Measured(OrderCard order, IReadOnlyList<Inspection> incoming)
    {
        if (incoming.Count == 0) throw new RuleBroken("nothing-measured", $"Nenhum componente da ordem {order.Number} foi medido na entrada.");
        Inspection[] newest = [.. order.Components.Select(c => incoming.Where(i => i.ComponentId == c.Id).MaxBy(i => i.Revision)).OfType<Inspection>()];
        return newest.FirstOrDefault(i => i.Status != InspectionStatus.Closed) is { } open
            ? throw new RuleBroken("inspection-open", $"A inspeção de entrada de {open.ComponentKind}, revisão {open.Revision}, está aberta; conclua-a antes.")
            : newest;
    }
}
