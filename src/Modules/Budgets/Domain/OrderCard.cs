using Biela.Contracts.Diagnostics;
using Biela.Contracts.Orders;

namespace Biela.Modules.Budgets;

/// <summary>A service the customer approved on an order; an unnamed component stands for any of them.</summary>
internal sealed record ApprovedService(string Code, Guid? ComponentId);

/// <summary>What budgets need to know of an order: told by Orders and Diagnostics, and what was approved on it here.</summary>
internal sealed class OrderCard
{
    private OrderCard() { }

    public OrderCard(OrderCreated order) => (Id, Number, CustomerId, CustomerName, Components, Priority, PromisedOn) =
        (order.OrderId, order.Number, order.CustomerId, order.CustomerName, [.. order.Components], order.Priority, order.PromisedOn);

    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public string CustomerName { get; private set; } = "";
    public List<ComponentFacts> Components { get; private set; } = [];
    public int Priority { get; private set; }
    public DateOnly? PromisedOn { get; private set; }

    /// <summary>When its day or urgency was said last; null where it is as at the check-in.</summary>
    public DateTimeOffset? RescheduledAt { get; private set; }

    public bool Cancelled { get; private set; }
    public int Diagnosis { get; private set; }
    public List<SuggestedLine> Suggestions { get; private set; } = [];
    public List<ForbiddenService> Forbidden { get; private set; } = [];
    public List<ApprovedService> Approved { get; private set; } = [];
    public int Version { get; private set; } = 1;

    /// <summary>A later revision replaces what an earlier one suggested and forbade.</summary>
    public void Diagnosed(DiagnosisCompleted diagnosis)
    {
        if (diagnosis.Revision <= Diagnosis) return;
        (Diagnosis, Suggestions, Forbidden) = (diagnosis.Revision, [.. diagnosis.Suggestions], [.. diagnosis.Forbidden]);
    }

    public void Cancel() => Cancelled = true;

    /// <summary>Takes over what was said later than what is known.</summary>
    public void Reschedule(OrderRescheduled said)
    {
        if (!(said.At <= RescheduledAt)) (Priority, PromisedOn, RescheduledAt) = (said.Priority, said.PromisedOn, said.At);
    }

    /// <summary>Refuses lines that cannot be offered or approved on this order, and everything once it is cancelled.</summary>
    public void Admit(IEnumerable<Line> lines)
    {
        if (Cancelled) throw new RuleBroken("order-cancelled", $"A ordem {Number} foi cancelada: não há o que orçar.");
        foreach (var line in lines)
        {
            if (line.ComponentId is { } id && Components.All(c => c.ComponentId != id))
                throw new RuleBroken("unknown-component", $"{line.Code}: o componente não é da ordem {Number}.", 400);
            if (line.Kind == LineKind.Service) Admit(line);
        }
    }

    private void Admit(Line service)
    {
        if (Forbidden.Find(f => Same(f.Code, f.ComponentId, service)) is { } forbidden)
            throw new RuleBroken("service-forbidden", $"{service.Code} ({service.Description}) não pode ser feito: {forbidden.Reason}");
        if (Approved.Any(a => Same(a.Code, a.ComponentId, service)))
            throw new RuleBroken("already-approved", $"{service.Code} ({service.Description}) já foi aprovado na ordem {Number}: retire-o deste orçamento.");
    }

    /// <summary>Each service is approved at most once on an order, whichever the budget.</summary>
    public void Approve(IReadOnlyCollection<Line> lines)
    {
        Admit(lines);
        Approved = [.. Approved, .. lines.Where(l => l.Kind == LineKind.Service).Select(l => new ApprovedService(l.Code, l.ComponentId))];
    }

    private static bool Same(string code, Guid? component, Line service) =>
        code == service.Code && (component is null || service.ComponentId is null || component == service.ComponentId);
}
