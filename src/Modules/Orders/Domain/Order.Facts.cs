namespace Biela.Modules.Orders;

/// <summary>What the order learns from other modules. Each fact may come twice, and changes nothing the second time.</summary>
internal sealed partial class Order
{
    public void DiagnosisBegan(DateTimeOffset now)
    {
        DiagnosisStarted = true;
        Update(now);
    }

    /// <param name="componentId">The component that was measured.</param>
    /// <param name="verdict">The worst of its features.</param>
    /// <param name="phase">Incoming, InProcess or Final: the first and the last are a verdict on the component.</param>
    /// <param name="source">The inspection and its revision.</param>
    /// <param name="now">When the order hears of it.</param>
    public void Inspected(Guid componentId, Verdict verdict, string phase, string source, DateTimeOffset now)
    {
        var component = Component(componentId);
        component.Judge(verdict, phase);
        DiagnosisStarted = true;
        Note(now, "sistema", $"{component.Name}: inspeção {PhaseInWords(phase)} {InWords(verdict)}", Visibility.Internal, source);
        Update(now);
    }

    public void Diagnosed(int revision, DateTimeOffset now)
    {
        if (revision <= DiagnosisRevision) return;
        DiagnosisRevision = revision;
        Note(now, "sistema", "Diagnóstico concluído", Visibility.Customer);
        Update(now);
    }

    public void BudgetSent(string number, Money total, string source, DateTimeOffset now)
    {
        Budget = BudgetStanding.Sent;
        Note(now, "sistema", $"Orçamento {number} enviado: {total}", Visibility.Customer, source);
        Update(now);
    }

    /// <summary>The budget binds nobody any more: the customer declined all of it, or let it run out.</summary>
    public void BudgetEnded(BudgetStanding standing, string what, DateTimeOffset now)
    {
        if (Budget != BudgetStanding.Sent) return;
        Budget = standing;
        Note(now, "sistema", what, Visibility.Customer);
        Update(now);
    }

    /// <summary>
    /// Adds an approval up; true when it opens the shop floor. The order then keeps the workflows as they are now.
    /// A cancelled order only remembers it: its budget is about to take it back.
    /// </summary>
    public bool Approve(Approval approval, string number, IReadOnlyDictionary<ComponentKind, Workflow> workflows, string who, DateTimeOffset now)
    {
        if (Approvals.Exists(a => a.Id == approval.Id)) return false;
        Approvals.Add(approval);
        Budget = BudgetStanding.None;
        var releases = ReleasedAt is null && CancelledOn is null;
        Note(now, who, $"Orçamento {number} aprovado: {approval.Services + approval.Parts}", Visibility.Customer);
        if (releases) Release(workflows, now);
        Update(now);
        return releases;
    }

    /// <summary>Takes an approval off; when it was the last and production has not begun, the shop floor closes again.</summary>
    public void TakeBack(Guid approvalId, string number, string reason, DateTimeOffset now)
    {
        var approval = Approvals.Find(a => a.Id == approvalId);
        if (approval is null) Approvals.Add(approval = new(approvalId, Money.Zero, Money.Zero, false));
        if (approval.Cancelled) return;
        approval.Cancel();
        if (!ProductionStarted && Approvals.TrueForAll(a => a.Cancelled)) ReleasedAt = null;
        Note(now, "sistema", $"Aprovação do orçamento {number} cancelada: {reason}", Visibility.Customer);
        Update(now);
    }

    /// <summary>The stock's first answer to an approval; later facts about a reservation weigh more.</summary>
    public void Reserved(Guid approvalId, IEnumerable<(Guid Id, string Sku, Quantity Missing)> parts, DateTimeOffset now)
    {
        foreach (var (id, sku, missing) in parts)
        {
            if (!Reservations.Exists(r => r.Id == id)) Missing(id, sku, missing, now);
            Reservation(id, sku).BelongsTo(approvalId);
        }
        Update(now);
    }

    /// <summary>What a reservation lacks now.</summary>
    public void Missing(Guid reservationId, string sku, Quantity missing, DateTimeOffset now)
    {
        var reservation = Reservation(reservationId, sku);
        var before = reservation.Missing;
        reservation.Miss(missing);
        if (reservation.Missing == before) return;
        Note(now, "sistema", reservation.Missing > Quantity.Zero ? $"Faltam {reservation.Missing} de {sku}" : $"{sku} completo");
        Update(now);
    }

    public void ReservationEnded(Guid reservationId, string sku, string what, DateTimeOffset now)
    {
        var reservation = Reservation(reservationId, sku);
        if (reservation.Ended) return;
        reservation.End();
        Note(now, "sistema", what);
        Update(now);
    }

    private Reservation Reservation(Guid id, string sku)
    {
        if (Reservations.Find(r => r.Id == id) is { } known) return known;
        var reservation = new Reservation(id, sku);
        Reservations.Add(reservation);
        return reservation;
    }

    private void Release(IReadOnlyDictionary<ComponentKind, Workflow> workflows, DateTimeOffset now)
    {
        ReleasedAt = now;
        foreach (var component in Components) component.Follow(workflows[component.Kind]);
        Note(now, "sistema", "Ordem liberada para produção", Visibility.Customer);
    }

    private static string PhaseInWords(string phase) => phase switch { "Incoming" => "de entrada", "Final" => "final", _ => "em processo" };

    private static string InWords(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "dentro dos limites", Verdict.AtLimit => "no limite", Verdict.NoSpec => "sem especificação", _ => "fora dos limites",
    };
}
