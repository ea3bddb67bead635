namespace Biela.Modules.Orders;

/// <summary>The order on the shop floor.</summary>
internal sealed partial class Order
{
    /// <summary>Begins a step. Throws what stands in its way: <c>budget-not-approved</c>, <c>parts-missing</c>, or the order of the steps.</summary>
    public Step Start(Component component, string code, string who, DateTimeOffset now)
    {
        EnsureActive();
        var step = component.Find(code);
        if (step.Production && ReleasedAt is null)
            throw new RuleBroken("budget-not-approved", $"{step.Name} só pode começar depois que o cliente aprovar o orçamento.");
        if (step.Gates.Contains(Gate.Parts)) EnsureParts(step);
        component.Start(step, who, now);
        DiagnosisStarted = true;
        Note(now, who, $"{component.Name}: {step.Name} iniciada{Again(component, step)}");
        Update(now);
        return step;
    }

    public Step Complete(Component component, string code, string? note, string who, DateTimeOffset now)
    {
        EnsureActive();
        var step = component.Find(code);
        component.Complete(step, who, now, note);
        Note(now, who, $"{component.Name}: {step.Name} concluída{(note is null ? "" : $" ({note})")}");
        Update(now);
        return step;
    }

    public void Skip(Component component, string code, string reason, string who, DateTimeOffset now)
    {
        EnsureActive();
        var step = component.Find(code);
        component.Skip(step, reason, who, now);
        Note(now, who, $"{component.Name}: {step.Name} dispensada: {reason}");
        Update(now);
    }

    /// <summary>Sends a component back; a completed order is not completed any more.</summary>
    public void Rework(Component component, string backTo, string cause, string who, DateTimeOffset now)
    {
        EnsureActive();
        var step = component.Find(backTo);
        component.Rework(step, cause, who, now);
        CompletedOn = null;
        Note(now, who, $"{component.Name} volta para {step.Name}: {cause}");
        Update(now);
    }

    /// <summary>Parts may be missing, or the stock may not have answered yet whether they are.</summary>
    private void EnsureParts(Step step)
    {
        var missing = Reservations.Where(r => r.Missing > Quantity.Zero).Select(r => r.Sku).Distinct().Order().ToList();
        if (missing.Count > 0) throw new RuleBroken("parts-missing", $"{step.Name} espera peças que faltam: {string.Join(", ", missing)}.");
        if (Approvals.Exists(a => a is { Cancelled: false, NeedsStock: true } && !Reservations.Exists(r => r.ApprovalId == a.Id)))
            throw new RuleBroken("parts-missing", $"{step.Name} espera o estoque separar as peças aprovadas. Tente de novo em instantes.");
    }

    private static string Again(Component component, Step step) => component.RunOf(step) is > 1 and var run ? $" ({run}ª vez)" : "";
}
