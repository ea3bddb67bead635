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
        var overdue = await db.Heard<TitleOverdue>(ct);
        var start = db.LogStartDay();
        var orders = await db.WholeOrders().AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        var sources = (await db.Timeline.Where(t => t.Source != null).Select(t => t.Source!).ToListAsync(ct)).ToHashSet();
        var titles = (await db.OverdueTitles.Select(t => t.Id).ToListAsync(ct)).ToHashSet();
        return
        [
            .. orders.Values.Where(o => o.OpenedOn >= start).SelectMany(o => Approvals(o, approved.Where(a => a.OrderId == o.Id).ToList(), cancelled)),
            .. Parts(orders.Values, parts),
            .. noted.Where(n => !sources.Contains(n)).Select(n => new Finding("O2 history", $"'{n}' was heard and is in no timeline")),
            .. measured.Where(d => orders[d.OrderId].DiagnosisRevision < d.Revision)
                .Select(d => new Finding("O2 diagnosis", $"{orders[d.OrderId].Number} does not know revision {d.Revision} of its diagnosis")),
            .. overdue.Where(t => !titles.Contains(t.TitleId)).Select(t => new Finding("O2 overdue", $"{t.Number} is late and not known to be")),
            .. Told("delivered", orders.Values.Where(o => o.Delivery?.On >= start), (await db.Told<OrderDelivered>(ct)).ConvertAll(d => d.OrderId)),
            .. Told("opened", orders.Values.Where(o => o.OpenedOn >= start), (await db.Told<OrderCreated>(ct)).ConvertAll(c => c.OrderId)),
        ];
    }

    private static async Task<List<string>> Noted(OrdersDb db, CancellationToken ct) =>
    [
        .. (await db.Heard<InspectionClosed>(ct)).Select(FollowDiagnosis.Source), .. (await db.Heard<BudgetSent>(ct)).Select(FollowBudget.Source),
    ];

    /// Every approval that was heard counts once with its sums, unless it was taken back; no other counts.
    private static IEnumerable<Finding> Approvals(Order order, List<BudgetApproved> approved, List<ApprovalCancelled> cancelled)
    {
        var gone = cancelled.Select(c => c.ApprovalId).ToHashSet();
        var valid = approved.DistinctBy(a => a.ApprovalId).Where(a => !gone.Contains(a.ApprovalId)).ToList();
        var (services, parts) = (new Money(valid.Sum(a => a.ServicesCents)), new Money(valid.Sum(a => a.PartsCents)));
        if ((order.ApprovedServices, order.ApprovedParts) != (services, parts))
            yield return new("O1 approvals", $"{order.Number} counts {order.ApprovedServices} and {order.ApprovedParts}, approved were {services} and {parts}");
        if (valid.Count > 0 && order.ReleasedAt is null && order.CancelledOn is null)
            yield return new("O2 release", $"{order.Number} is approved and not released");
    }

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

    private static IEnumerable<Finding> Told(string what, IEnumerable<Order> orders, List<Guid> told) =>
        from order in orders
        let times = told.Count(id => id == order.Id)
        where times != 1
        select new Finding($"O1 {what}", $"{order.Number} was told {times} times to be {what}");
}
