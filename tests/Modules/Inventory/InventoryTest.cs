using System.Text.Json;
using Biela.Contracts.Budgets;
using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Inventory;

/// <summary>The stock room in a few words, for the stories.</summary>
public abstract class InventoryTest : ModuleTest<InventoryModule, InventoryDb>
{
    private readonly Dictionary<string, Guid> orders = [];
    private protected static readonly TimeSpan SaoPaulo = TimeSpan.FromHours(-3);

    private protected Guid Order(string number) => orders.TryGetValue(number, out var id) ? id : orders[number] = Guid.CreateVersion7();

    private protected void At(int month, int day, int hour = 9, int minute = 0) => Clock.Now = new(2026, month, day, hour, minute, 0, SaoPaulo);

    private protected Task Register(string sku, decimal? reorderPoint = null, decimal? maximum = null) => Do((db, _) => RegisterPart.Handle(
        new(sku, $"Peça {sku}", "UN", reorderPoint is { } r ? Quantity.Of(r) : null, maximum is { } m ? Quantity.Of(m) : null), db, default));

    private protected async Task Stock(string sku, decimal quantity, decimal value)
    {
        await Register(sku);
        await Receive(sku, quantity, value);
    }

    private protected Task Receive(string sku, decimal quantity, decimal value, DateOnly? on = null) => Do((db, s) =>
        ReceiveStock.Handle(new(sku, Quantity.Of(quantity), Money.Of(value), on), db, Get<Tenant>(s), Get<Actor>(s), Clock, default));

    private protected async Task<decimal> Issue(string? order, string sku, decimal quantity, DateOnly? on = null) =>
        (await Issue(order, [(sku, quantity)], on))[0];

    private protected async Task<decimal[]> Issue(string? order, (string Sku, decimal Quantity)[] lines, DateOnly? on = null)
    {
        var response = await Do((db, s) => IssueStock.Handle(
            new([.. lines.Select(l => new IssueStock.Line(l.Sku, Quantity.Of(l.Quantity)))], order is null ? null : Order(order), on),
            db, Get<Tenant>(s), Get<Actor>(s), Clock, default));
        return [.. response.Value!.Lines.Select(l => l.Cost.Reais)];
    }

    private protected async Task<decimal> Return(string order, string sku, decimal quantity) => (await Do((db, s) => ReturnStock.Handle(
        new(Order(order), sku, Quantity.Of(quantity)), db, Get<Tenant>(s), Get<Actor>(s), Clock, default))).Value!.Cost.Reais;

    private protected Task Adjust(string sku, decimal onHand) => Do((db, s) =>
        AdjustStock.Handle(new(sku, Quantity.Of(onHand), "conferência"), db, Get<Tenant>(s), Get<Actor>(s), Clock, default));

    private protected BudgetApproved Approval(string order, int priority, params (string Sku, decimal Quantity)[] parts)
    {
        var lines = parts.Select(p =>
            new ApprovedLine(Guid.CreateVersion7(), "Part", p.Sku, p.Sku, Quantity.Of(p.Quantity).TenThousandths, 0, 0, null, false)).ToList();
        return new(Guid.CreateVersion7(), Guid.CreateVersion7(), Order(order), order, "ORC-2026-00001", 1, false, false, Guid.CreateVersion7(), "Tomé Arruda",
            0, 0, 0, lines, new(1, new(2026, 1, 31), 0, null), DateOnly.FromDateTime(Clock.Now.ToOffset(SaoPaulo).Date),
            Clock.Now, priority, null, "Elias Couto");
    }

    private protected async Task<BudgetApproved> Approve(string order, int priority, params (string Sku, decimal Quantity)[] parts)
    {
        var approved = Approval(order, priority, parts);
        await Hear(approved);
        return approved;
    }

    private protected Task Hear(BudgetApproved approved) => Do((db, s) => ReserveParts.Handle(approved, db, Get<Tenant>(s), Clock, default));

    private protected Task Cancel(BudgetApproved approved) => Do((db, s) => ReleaseParts.Handle(
        new(approved.ApprovalId, approved.BudgetId, approved.OrderId, approved.Number, "cliente desistiu", new(2026, 1, 20)),
        db, Get<Tenant>(s), Clock, default));

    private protected async Task<GoodsReceived> Goods(string number, DateOnly on, params (string Sku, decimal Quantity, decimal Cost)[] lines)
    {
        List<ReceivedLine> received = [];
        foreach (var (sku, quantity, cost) in lines)
            received.Add(new(Guid.CreateVersion7(), (await Part(sku)).Id, sku, Quantity.Of(quantity).TenThousandths, Money.Of(cost).Cents));
        var goods = new GoodsReceived(Guid.CreateVersion7(), number, Guid.CreateVersion7(), "PC-2026-00001", Guid.CreateVersion7(), "Distribuidora Ponte Alta",
            on, received);
        await Hear(goods);
        return goods;
    }

    private protected Task Hear(GoodsReceived goods) => Do((db, s) => ReceiveGoods.Handle(goods, db, Get<Tenant>(s), Clock, default));

    /// <summary>Delivers, as the relay would, the terms that are due by now; those delivered before come again, which must not matter.</summary>
    private protected async Task RunTerms()
    {
        var seen = 0;
        while (true)
        {
            var due = (await Do((db, _) =>
                db.Outbox.AsNoTracking().Where(m => m.Tenant == Tenant && m.Type == typeof(ReservationTermPassed).FullName
                    && (m.NotBefore == null || m.NotBefore <= Clock.Now)).OrderBy(m => m.Seq).ToListAsync()))
                .ConvertAll(m => JsonSerializer.Deserialize<ReservationTermPassed>(m.Body)!);
            if (due.Count == seen) return;
            seen = due.Count;
            foreach (var passed in due) await Do((db, s) => EndTerm.Handle(passed, db, Get<Tenant>(s), Clock, default));
        }
    }

    private protected Task<Part> Part(string sku) => Do((db, _) => db.Parts.AsNoTracking().SingleAsync(p => p.Sku == sku));

    private protected async Task<(decimal OnHand, decimal Reserved, decimal Available)> Shelf(string sku)
    {
        var part = await Part(sku);
        return (part.OnHand.Value, part.Reserved.Value, part.Available.Value);
    }

    private protected async Task<List<ListLedger.Item>> Ledger(string sku)
    {
        var page = await Do((db, _) => ListLedger.Handle(sku, db, default, limit: 200));
        return [.. page.Value!.Items.Reverse()];
    }

    private protected Task<Reservation> ReservationOf(string order) =>
        Do((db, _) => db.Reservations.AsNoTracking().SingleAsync(r => r.OrderId == Order(order)));

    private protected async Task<decimal> CostOf(string order) => (await Do((db, _) => ShowOrderCost.Handle(Order(order), db, default))).Value!.Cost.Reais;

    private protected static T Get<T>(IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
