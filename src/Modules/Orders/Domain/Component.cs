namespace Biela.Modules.Orders;

internal enum Verdict { Ok, AtLimit, NoSpec, Out }

internal enum ComponentStatus { Pending, InProgress, Done }

/// <summary>A part of the engine on its way through the steps of its kind, one at a time.</summary>
internal sealed class Component
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrderId { get; private init; }
    public int Position { get; private init; }
    public ComponentKind Kind { get; private init; }
    public string? Label { get; private init; }
    public string? Condition { get; private init; }
    public Verdict? Verdict { get; private set; }

    /// <summary>Of the last final inspection since the last rework.</summary>
    public Verdict? FinalVerdict { get; private set; }

    public int WorkflowVersion { get; private set; }
    public List<Step> Steps { get; private set; } = [];
    public List<StepRun> Runs { get; private init; } = [];

    public static Component Received(int position, ComponentKind kind, string? label, string? condition, Workflow workflow)
    {
        var component = new Component { Position = position, Kind = kind, Label = label, Condition = condition };
        component.Follow(workflow);
        return component;
    }

    /// <summary>What people call it.</summary>
    public string Name => Label is null ? Kind.ToString() : $"{Kind} ({Label})";

    public bool Done => Steps.TrueForAll(IsOver);

    public bool ProductionStarted => Steps.Exists(s => s.Production && Runs.Exists(r => r.Step == s.Code && r.Status != StepStatus.Skipped));

    public bool ProductionLeft => Steps.Exists(s => s.Production && !IsOver(s));

    public ComponentStatus Status => Done ? ComponentStatus.Done : Runs.Count > 0 ? ComponentStatus.InProgress : ComponentStatus.Pending;

    public StepStatus StatusOf(Step step) => Latest(step) is { Status: not StepStatus.Reworked } run ? run.Status : StepStatus.Pending;

    /// <summary>Which run of the step this is, or the next one will be.</summary>
    public int RunOf(Step step) => Latest(step) is { } run ? run.Number + (run.Status == StepStatus.Reworked ? 1 : 0) : 1;

    public Step Find(string code) =>
        Steps.Find(s => s.Code == code) ?? throw new RuleBroken("step-not-found", $"{Name} não tem a etapa '{code}'.", 404);

    /// <summary>Takes over the steps, unless the component has already been through one that they no longer know.</summary>
    public void Follow(Workflow workflow)
    {
        if (Runs.TrueForAll(r => workflow.Steps.Exists(s => s.Code == r.Step))) (Steps, WorkflowVersion) = ([.. workflow.Steps], workflow.Version);
    }

    /// <summary>What is measured while the work goes on is nobody's verdict yet.</summary>
    public void Judge(Verdict verdict, string phase)
    {
        if (phase == "Final") FinalVerdict = verdict;
        if (phase == "Incoming") Verdict = verdict;
    }

    public void Start(Step step, string who, DateTimeOffset now)
    {
        EnsureTurn(step);
        Runs.Add(new(Id, step.Code, RunOf(step), who, now));
    }

    public void Complete(Step step, string who, DateTimeOffset now, string? note)
    {
        if (StatusOf(step) != StepStatus.InProgress) throw new RuleBroken("step-not-started", $"Inicie a etapa {step.Name} antes de concluí-la.");
        if (step.Gates.Contains(Gate.FinalVerdict) && FinalVerdict is null)
            throw new RuleBroken("final-verdict-missing", $"Feche a inspeção final de {Name} antes de concluir {step.Name}.");
        if (step.Gates.Contains(Gate.FinalVerdict) && FinalVerdict == Orders.Verdict.Out)
            throw new RuleBroken("final-verdict-out", $"A inspeção final de {Name} está fora dos limites. Devolva a peça para retrabalho e meça de novo.");
        Latest(step)!.End(StepStatus.Done, who, now, note);
    }

    public void Skip(Step step, string reason, string who, DateTimeOffset now)
    {
        if (step.Gates.Count > 0) throw new RuleBroken("step-gated", $"A etapa {step.Name} confere a qualidade do serviço e não pode ser pulada.");
        EnsureTurn(step);
        var run = new StepRun(Id, step.Code, RunOf(step), who, now);
        run.End(StepStatus.Skipped, who, now, reason);
        Runs.Add(run);
    }

    /// <summary>Everything from that step on is done again, and what was measured after it no longer counts.</summary>
    public void Rework(Step backTo, string cause, string who, DateTimeOffset now)
    {
        if (StatusOf(backTo) == StepStatus.Pending)
            throw new RuleBroken("rework-not-reached", $"{Name} ainda não passou por {backTo.Name}. Escolha uma etapa já iniciada.");
        foreach (var step in Steps[Steps.IndexOf(backTo)..])
            if (StatusOf(step) != StepStatus.Pending) Latest(step)!.Rework(who, now, cause);
        FinalVerdict = null;
    }

    private void EnsureTurn(Step step)
    {
        if (IsOver(step)) throw new RuleBroken("step-already-done", $"A etapa {step.Name} já foi feita. Para refazê-la, peça retrabalho com a causa.");
        if (Steps.Find(s => StatusOf(s) == StepStatus.InProgress) is { } active)
            throw new RuleBroken("step-in-progress", $"{Name} está em {active.Name}. Conclua essa etapa antes.");
        if (Steps.Find(s => !IsOver(s)) is { } next && next.Code != step.Code)
            throw new RuleBroken("step-out-of-order", $"A próxima etapa de {Name} é {next.Name}.");
    }

    private bool IsOver(Step step) => StatusOf(step) is StepStatus.Done or StepStatus.Skipped;

    private StepRun? Latest(Step step) => Runs.Where(r => r.Step == step.Code).MaxBy(r => r.Number);
}

internal enum StepStatus { Pending, InProgress, Done, Skipped, Reworked }

/// <summary>One time somebody took a component through a step.</summary>
internal sealed class StepRun(Guid componentId, string step, int number, string startedBy, DateTimeOffset startedAt)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ComponentId { get; private init; } = componentId;
    public string Step { get; private init; } = step;
    public int Number { get; private init; } = number;
    public StepStatus Status { get; private set; } = StepStatus.InProgress;
    public string StartedBy { get; private init; } = startedBy;
    public DateTimeOffset StartedAt { get; private init; } = startedAt;
    public string? EndedBy { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A remark at the end, or why it was skipped.</summary>
    public string? Note { get; private set; }

    /// <summary>Why it has to be done again.</summary>
    public string? ReworkCause { get; private set; }

    public void End(StepStatus how, string who, DateTimeOffset now, string? note) => (Status, EndedBy, EndedAt, Note) = (how, who, now, note);

    public void Rework(string who, DateTimeOffset now, string cause) =>
        (Status, EndedBy, EndedAt, ReworkCause) = (StepStatus.Reworked, EndedBy ?? who, EndedAt ?? now, cause);
}
