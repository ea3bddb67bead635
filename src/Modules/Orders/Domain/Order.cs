namespace Biela.Modules.Orders;

internal enum OrderStatus
{
    Open, InDiagnosis, AwaitingBudget, AwaitingApproval, Approved, AwaitingParts, InProduction, InQuality, Completed, Delivered, Refused, Cancelled,
}

/// <summary>Where the budget of an order stands as long as nothing is approved.</summary>
internal enum BudgetStanding { None, Sent, Rejected }

/// <summary>The engine as it was checked in.</summary>
internal sealed record Engine(string Model, int Cylinders, int Mains, int Pins, string? Serial, Plate? Plate);

/// <summary>An engine in the shop, from the counter to its warranty. Its status is derived from what has happened to it.</summary>
internal sealed partial class Order
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Number { get; private init; } = "";
    public Guid CustomerId { get; private init; }
    public Customer Customer { get; private init; } = null!;
    public Engine Engine { get; private init; } = null!;
    public int Priority { get; private set; }
    public DateOnly? PromisedOn { get; private set; }
    public string? Complaint { get; private init; }
    public DateOnly OpenedOn { get; private init; }
    public string Search { get; private init; } = "";
    public OrderStatus Status { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it came to its status; null in orders that came to it before this was kept.</summary>
    public DateTimeOffset? StatusSince { get; private set; }

    /// <summary>Who checked it in; null in orders from before this was kept.</summary>
    public string? OpenedBy { get; private init; }

    /// <summary>0 until all incoming inspections are closed.</summary>
    public int DiagnosisRevision { get; private set; }

    public bool DiagnosisStarted { get; private set; }
    public BudgetStanding Budget { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public DateOnly? CompletedOn { get; private set; }
    public Delivery? Delivery { get; private set; }
    public Warranty? Warranty { get; private set; }
    public DateOnly? CancelledOn { get; private set; }
    public int Version { get; private set; } = 1;
    public List<Component> Components { get; private init; } = [];
    public List<Approval> Approvals { get; private init; } = [];
    public List<Reservation> Reservations { get; private init; } = [];

    /// <summary>Only what was added in this unit of work: the history itself is never loaded with the order.</summary>
    public List<TimelineEntry> Timeline { get; private init; } = [];

    public static Order Open(
        string number, Customer customer, Engine engine, IEnumerable<Component> components, int priority, DateOnly? promisedOn, string? complaint,
        DateOnly today, string who, DateTimeOffset now)
    {
        customer.EnsureActive();
        var order = new Order
        {
            Number = number, CustomerId = customer.Id, Customer = customer, Engine = engine, Components = [.. components], Priority = priority,
            PromisedOn = promisedOn, Complaint = complaint, OpenedOn = today, ChangedAt = now, StatusSince = now, OpenedBy = who,
            Search = Words.Folded($"{number} {engine.Model} {engine.Serial} {engine.Plate?.Value}"),
        };
        order.Note(now, who, $"Ordem aberta: {engine.Model}", Visibility.Customer);
        return order;
    }

    public Money ApprovedServices => Money.Sum(Approvals.Where(a => !a.Cancelled).Select(a => a.Services));

    public Money ApprovedParts => Money.Sum(Approvals.Where(a => !a.Cancelled).Select(a => a.Parts));

    public bool AwaitingParts => Reservations.Exists(r => r.Missing > Quantity.Zero);

    public bool ProductionStarted => Components.Exists(c => c.ProductionStarted);

    public Component Component(Guid id) =>
        Components.Find(c => c.Id == id) ?? throw new RuleBroken("not-found", "Componente não encontrado nesta ordem.", 404);

    /// <summary>
    /// The customer gives up; false when that is known already. Throws <c>production-started</c>, <c>order-delivered</c>.
    /// </summary>
    public bool Cancel(string reason, DateOnly today, string who, DateTimeOffset now)
    {
        if (CancelledOn is not null) return false;
        EnsureNotDelivered();
        if (ProductionStarted) throw new RuleBroken("production-started", "A produção já começou. Conclua a ordem e acerte com o cliente.");
        CancelledOn = today;
        Note(now, who, $"Ordem cancelada: {reason}", Visibility.Customer);
        Update(now);
        return true;
    }

    /// <summary>
    /// Another day or urgency; false when nothing changes. The customer sees the day, not the reason. Throws <c>order-cancelled</c>, <c>order-delivered</c>.
    /// </summary>
    public bool Reschedule(int priority, DateOnly? promisedOn, string? reason, DateOnly today, string who, DateTimeOffset now)
    {
        EnsureActive();
        if ((priority, promisedOn) == (Priority, PromisedOn)) return false;
        if (promisedOn != PromisedOn)
        {
            if (promisedOn < today) throw new RuleBroken("promise-past", "promisedOn: este dia já passou.", 400);
            Note(now, who, promisedOn is { } day ? $"Nova previsão de entrega: {day:dd/MM/yyyy}" : "Sem previsão de entrega", Visibility.Customer);
        }
        Note(now, who, $"Reprogramada{(priority == Priority ? "" : $", prioridade {Priority} → {priority}")}{(reason is null ? "" : $": {reason}")}");
        (Priority, PromisedOn, ChangedAt) = (priority, promisedOn, now);
        return true;
    }

    /// <summary>
    /// The engine leaves. Throws <c>order-not-completed</c>, <c>order-delivered</c>, <c>order-cancelled</c> and, when the customer owes and
    /// the shop does not allow it, <c>customer-overdue</c>.
    /// </summary>
    public Warranty Deliver(Delivery delivery, Settings settings, bool overdue, string who, DateTimeOffset now)
    {
        EnsureActive();
        if (Status != OrderStatus.Completed) throw new RuleBroken("order-not-completed", "Conclua todos os componentes antes de entregar o motor.");
        if (overdue && !settings.AllowDeliveryWithOverdue)
            throw new RuleBroken("customer-overdue", $"{Customer.Name} tem título vencido. Receba ou renegocie antes de entregar.");
        (Delivery, Warranty) = (delivery, Warranty.From(delivery.On, settings.WarrantyMonths));
        Note(now, who, $"Entregue a {delivery.ReceivedBy}; garantia até {Warranty.Until:dd/MM/yyyy}", Visibility.Customer);
        Update(now);
        return Warranty;
    }

    /// <summary>True once, when the last component has become done: whoever asks tells the others.</summary>
    public bool Finish(DateOnly today, DateTimeOffset now)
    {
        if (Status != OrderStatus.Completed || CompletedOn is not null) return false;
        CompletedOn = today;
        Note(now, "sistema", "Ordem concluída", Visibility.Customer);
        return true;
    }

    private void EnsureActive()
    {
        if (CancelledOn is not null) throw new RuleBroken("order-cancelled", $"A ordem {Number} foi cancelada.");
        EnsureNotDelivered();
    }

    private void EnsureNotDelivered()
    {
        if (Delivery is not null) throw new RuleBroken("order-delivered", $"A ordem {Number} já foi entregue em {Delivery.On:dd/MM/yyyy}.");
    }

    private void Note(DateTimeOffset now, string who, string what, Visibility visibility = Visibility.Internal, string? source = null) =>
        // Notes of one moment keep their order: their ids, by which the history is read, are a millisecond apart.
        Timeline.Add(new(Guid.CreateVersion7(now.AddMilliseconds(Timeline.Count)), now, who, what, visibility, source));

    private void Update(DateTimeOffset now)
    {
        var status = Derived();
        if (status != Status) StatusSince = now;
        (Status, ChangedAt) = (status, now);
    }

    private OrderStatus Derived() => this switch
    {
        { CancelledOn: not null } => OrderStatus.Cancelled,
        { Delivery: not null } => OrderStatus.Delivered,
        { ReleasedAt: not null } => InTheShop(),
        { Budget: BudgetStanding.Rejected } => OrderStatus.Refused,
        { Budget: BudgetStanding.Sent } => OrderStatus.AwaitingApproval,
        { DiagnosisRevision: > 0 } => OrderStatus.AwaitingBudget,
        { DiagnosisStarted: true } => OrderStatus.InDiagnosis,
        _ => OrderStatus.Open,
    };

    private OrderStatus InTheShop() =>
        Components.TrueForAll(c => c.Done) ? OrderStatus.Completed
        : AwaitingParts ? OrderStatus.AwaitingParts
        : !ProductionStarted ? OrderStatus.Approved
        : Components.Exists(c => c.ProductionLeft) ? OrderStatus.InProduction
        : OrderStatus.InQuality;
}
