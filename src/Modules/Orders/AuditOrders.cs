using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Financial;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>
/// Holds every order against the facts it follows, and what it told against what it is. Facts are read first: what was heard by then is in the rows.
/// </summary>
internal static class AuditOrders
{
    private static readonly Type[] OfParts =
        [typeof(StockReserved), typeof(ReservationShort), typeof(ReservationFilled), typeof(ReservationReleased), typeof(ReservationExpired)];

    internal static async Task<IReadOnlyList<Finding>> Of(OrdersDb db, CancellationToken ct)
    {
        var (approved, cancelled) = (await db.Heard<BudgetApproved>(ct), await db.Heard<ApprovalCancelled>(ct));
        var (parts, noted, measured) = (await db.Heard(OfParts, ct), await Noted(db, ct), await db.Heard<DiagnosisCompleted>(ct));
        var (overdue, delivered) = (await db.Heard<TitleOverdue>(ct), await db.Told<OrderDelivered>(ct));
        var orders = await db.WholeOrders().AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        var sources = (await db.Timeline.Where(t => t.Source != null).Select(t => t.Source!).ToListAsync(ct)).ToHashSet();
        var titles = (await db.OverdueTitles.Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        return
        [
            .. approved.Where(a => !Counts(orders[a.OrderId], a))
                .Select(a => new Finding("O2 approval", $"{a.OrderNumber} does not count the {a.TotalCents} cents of {a.Number}")),
            .. cancelled.Where(c => !orders[c.OrderId].Approvals.Exists(a => a.Id == c.ApprovalId && a.Cancelled))
                .Select(c => new Finding("O2 approval", $"{orders[c.OrderId].Number} still counts {c.Number}")),
            .. Parts(orders.Values, parts),
            .. noted.Where(n => !sources.Contains(n)).Select(n => new Finding("O2 history", $"'{n}' was heard and is in no timeline")),
            .. measured.Where(d => orders[d.OrderId].DiagnosisRevision < d.Revision)
                .Select(d => new Finding("O2 diagnosis", $"{orders[d.OrderId].Number} does not know revision {d.Revision} of its diagnosis")),
            .. overdue.Where(t => !titles.Contains(t.TitleId)).Select(t => new Finding("O2 overdue", $"{t.Number} is late and not known to be")),
            .. delivered.GroupBy(d => d.OrderId).Where(d => d.Count() > 1 || orders[d.Key].Delivery is null)
                .Select(d => new Finding("O1 delivered", $"{orders[d.Key].Number} was told {d.Count()} times to be delivered")),
        ];
    }

    private static async Task<List<string>> Noted(OrdersDb db, CancellationToken ct) =>
    [
        .. (await db.Heard<InspectionClosed>(ct)).Select(FollowDiagnosis.Source), .. (await db.Heard<BudgetSent>(ct)).Select(FollowBudget.Source),
    ];

    /// With its amounts, unless it was taken back; and the shop floor is open.
    private static bool Counts(Order order, BudgetApproved approved) => order.Approvals.Find(a => a.Id == approved.ApprovalId) is { } kept
        && (kept.Cancelled || (kept.Services.Cents, kept.Parts.Cents) == (approved.ServicesCents, approved.PartsCents))
        && (kept.Cancelled || order.ReleasedAt is not null || order.CancelledOn is not null);

    /// The last word on a reservation is what the order knows of it.
    private static IEnumerable<Finding> Parts(IEnumerable<Order> orders, List<Contracts.IEvent> facts)
    {
        var (missing, ended) = (new Dictionary<Guid, long>(), new HashSet<Guid>());
        foreach (var fact in facts)
            if (fact is StockReserved s) foreach (var part in s.Parts) missing.TryAdd(part.ReservationId, part.Needed - part.Reserved);
            else if (fact is ReservationShort lack) missing[lack.ReservationId] = lack.Missing;
            else if (fact is ReservationFilled filled) missing[filled.ReservationId] = filled.Missing;
            else ended.Add(fact is ReservationReleased released ? released.ReservationId : ((ReservationExpired)fact).ReservationId);
        var known = orders.SelectMany(o => o.Reservations).ToDictionary(r => r.Id, r => r.Missing.TenThousandths);
        return from said in missing
               let expected = ended.Contains(said.Key) ? 0 : said.Value
               where known.GetValueOrDefault(said.Key, -1) != expected
               select new Finding("O2 missing parts", $"Reservation {said.Key} lacks {expected} ten-thousandths, the order knows another number");
    }
}
