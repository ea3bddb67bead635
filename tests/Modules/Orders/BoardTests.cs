using System.Security.Claims;
using Biela.Contracts.Orders;
using Biela.Contracts.Inventory;
using Biela.Kernel;
using Biela.Modules.Orders;
using static Biela.Modules.Orders.ComponentKind;

namespace Biela.Modules.Tests.Orders;

public sealed class BoardTests : OrdersTest
{
    [Fact]
    public async Task A_card_says_what_stands_where_and_what_is_missing()
    {
        var order = await Open(BLOCO, CABECOTE);
        await Hear(Inspection(order, BLOCO, "Incoming", "Out"));
        var approved = Approved(order, "PT-VALV");
        await Hear(approved);
        await Hear(new StockReserved(approved.ApprovalId, order.Id,
            [new(Guid.CreateVersion7(), approved.Lines[0].LineId, "PT-VALV", 80_000, 50_000)], new(2026, 2, 11)));
        var column = (await Board()).Single(c => c.Count > 0);
        var card = Assert.Single(column.Cards);
        Assert.Equal((OrderStatus.AwaitingParts, 1, null), (column.Status, column.Count, column.Next));
        Assert.Equal((order.Number, "Aurora Vetor 1.6 8V", "Tomé Arruda", Money.Of(4944.67m), "Lia Prado", false),
            (card.Number, card.EngineModel, card.CustomerName, card.ApprovedTotal, card.OpenedBy, card.Late));
        Assert.Equal(["PT-VALV"], card.MissingParts);
        Assert.Equal([(BLOCO, (Verdict?)Verdict.Out), (CABECOTE, null)], card.Components.Select(c => (c.Kind, c.Verdict)));
    }

    [Fact]
    public async Task The_shop_floor_sees_no_prices()
    {
        var order = await Open(BLOCO);
        await Hear(Approved(order));
        Assert.Null((await Board(Floor)).Single(c => c.Count > 0).Cards[0].ApprovedTotal);
        var shown = await Show(order, Floor);
        Assert.Equal((null, null, null), (shown.ApprovedServices, shown.ApprovedParts, shown.ApprovedTotal));
    }

    [Fact]
    public async Task A_column_shows_those_promised_first_and_goes_on_where_it_ended()
    {
        var customer = await Register();
        DateOnly?[] promised = [new(2026, 3, 9), null, new(2026, 3, 7), new(2026, 3, 8), new(2026, 3, 7)];
        List<string> numbers = [];
        foreach (var day in promised) numbers.Add(await Promise(customer, day));
        var first = Column(await Board(limit: 2));
        var second = Column(await Board(OrderStatus.Open, after: first.Next, limit: 2));
        var third = Column(await Board(OrderStatus.Open, after: second.Next, limit: 2));
        Assert.Equal([numbers[2], numbers[4], numbers[3], numbers[0], numbers[1]], first.Cards.Concat(second.Cards).Concat(third.Cards).Select(c => c.Number));
        Assert.Equal((5, 5, null), (first.Count, third.Count, third.Next));
        Assert.Equal("invalid", (await Refused(() => Board(after: first.Next))).Code);
        Assert.Equal("invalid", (await Refused(() => Board(limit: 0))).Code);
    }

    [Fact]
    public async Task A_card_that_has_left_its_column_still_says_where_the_next_ones_are()
    {
        var customer = await Register();
        foreach (var day in new[] { 7, 8, 9 }) await Promise(customer, new(2026, 3, day));
        var first = Column(await Board(limit: 1));
        await Do((db, s) => CancelOrder.Handle(first.Next!.Value, new("desistiu"), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default));
        Assert.Equal(new DateOnly(2026, 3, 8), Column(await Board(OrderStatus.Open, after: first.Next, limit: 1)).Cards[0].PromisedOn);
    }

    [Fact]
    public async Task The_board_and_the_list_are_filtered_alike()
    {
        var (tome, rio) = (await Register(), await Register("Cooperativa Rio Manso"));
        await Promise(tome, new(2026, 1, 10));
        await Promise(rio, new(2026, 3, 20));
        (string?, Guid?, DateOnly?, string?, int)[] filters =
        [
            (null, null, null, null, 2), ("rio", null, null, null, 1), (null, tome, null, null, 1), (null, null, new(2026, 2, 1), null, 1),
            (null, null, null, "Otto", 0),
        ];
        foreach (var (search, customer, until, by, count) in filters)
        {
            Assert.Equal(count, (await Do((db, s) =>
                ShowBoard.Handle(db, s.Get<Tenant>(), Counter, Clock, default, OrderStatus.Open, until, search, customer, by))).Value!.Columns[0].Count);
            Assert.Equal(count, (await Do((db, s) => ListOrders.Handle(db, s.Get<Tenant>(), Clock, default, null, search, customer, until, false, by)))
                .Value!.Items.Count);
        }
        Assert.Single((await Do((db, s) => ListOrders.Handle(db, s.Get<Tenant>(), Clock, default, late: true))).Value!.Items);
    }

    [Fact]
    public async Task The_summary_counts_what_is_in_the_shop_and_how_long_it_has_been_there()
    {
        On(1, 3);
        var late = await Open(PISTAO);
        On(2, 3);
        await OpenFor(late.CustomerId, PISTAO);
        var done = await OpenFor(late.CustomerId, PISTAO);
        await Hear(Approved(done));
        await Finish(done, PISTAO);
        await Cancel(await OpenFor(late.CustomerId, PISTAO));
        On(7, 3); // promised for the 6th
        var summary = (await Do((db, s) => ShowSummary.Handle(db, s.Get<Tenant>(), Clock, default))).Value!;
        Assert.Equal((2, 1), (summary.InProgress, summary.Ready));
        Assert.Equal(new ShowSummary.LatePromises(2, late.Id, late.Number, new(2026, 3, 6)), summary.Late);
        Assert.Equal(new ShowSummary.Stage(OrderStatus.Open, 0, 2, 132), summary.Stages.Single(s => s.Status == OrderStatus.Open));
        Assert.Equal((1, 0), summary.Stages.Single(s => s.Status == OrderStatus.Completed) is var ready ? (ready.OnTime, ready.Late) : default);
        Assert.Equal(new ShowSummary.Stage(OrderStatus.InQuality, 0, 0, 0), summary.Stages.Single(s => s.Status == OrderStatus.InQuality));
    }

    [Fact]
    public async Task Whatever_changes_an_order_is_told_and_nothing_else()
    {
        var order = await Open(PISTAO);
        Assert.Empty(await Published<OrderChanged>());
        await Start(order, PISTAO, "wash");
        await Show(order);
        Assert.Equal(new OrderChanged(order.Id, order.Number, "InDiagnosis"), Assert.Single(await Published<OrderChanged>()));
        await Cancel(order);
        await Cancel(order);
        Assert.Equal(["InDiagnosis", "Cancelled"], (await Published<OrderChanged>()).Select(c => c.Status));
    }

    private async Task<IReadOnlyList<ShowBoard.Column>> Board(OrderStatus? status = null, Guid? after = null, int limit = 10) =>
        await Board(Counter, status, after, limit);

    private async Task<IReadOnlyList<ShowBoard.Column>> Board(ClaimsPrincipal to, OrderStatus? status = null, Guid? after = null, int limit = 10) =>
        (await Do((db, s) => ShowBoard.Handle(db, s.Get<Tenant>(), to, Clock, default, status, after: after, limit: limit))).Value!.Columns;

    private static ShowBoard.Column Column(IReadOnlyList<ShowBoard.Column> board) => board.Single(c => c.Status == OrderStatus.Open);

    private async Task<string> Promise(Guid customer, DateOnly? day) => (await Do((db, s) => OpenOrder.Handle(
        new(customer, new("Aurora", 4, 5, 4), [new(PISTAO)], PromisedOn: day), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default))).Value.Number;
}
