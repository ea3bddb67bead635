using Biela.Contracts.Inventory;
using Biela.Contracts.Purchasing;
using Biela.Kernel;
using Biela.Modules.Purchasing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Purchasing;

/// <summary>The words the stories of buying are told in.</summary>
public abstract class PurchasingTest : ModuleTest<PurchasingModule, PurchasingDb>
{
    private static readonly (Guid?, string, string, Percent) NaraVidal = (Guid.CreateVersion7(), "Nara Vidal", "Comprador", default);
    private static readonly (Guid?, string, string, Percent) OttoLima = (Guid.CreateVersion7(), "Otto Lima", "Gerente", default);
    private readonly Dictionary<string, Guid> parts = [];

    protected void Nara() => As = NaraVidal;

    protected void Otto() => As = OttoLima;

    /// <summary>Noon of the day in São Paulo.</summary>
    protected void On(int year, int month, int day) => Clock.Now = new(year, month, day, 15, 0, 0, TimeSpan.Zero);

    protected static Quantity Qty(decimal quantity) => Quantity.Of(quantity);

    protected static Money Reais(decimal amount) => Money.Of(amount);

    protected Guid PartId(string sku) => parts.TryGetValue(sku, out var id) ? id : parts[sku] = Guid.CreateVersion7();

    protected Task Register(string sku) => Do((db, _) => KeepPart.Handle(new(PartId(sku), sku, sku, "PC"), db, default));

    protected Task Short(Guid reservation, string sku, decimal missing, string order = "OS-2026-00001", int priority = 3, DateOnly? neededOn = null) =>
        Do((db, _) => FollowShortage.Short(
            new ReservationShort(reservation, Guid.CreateVersion7(), order, PartId(sku),
                sku, sku, "PC", Qty(missing).TenThousandths, priority, neededOn), db, default));

    protected Task Filled(Guid reservation, string sku, decimal filled, decimal missing) => Do((db, _) => FollowShortage.Filled(
        new(reservation, Guid.CreateVersion7(), sku, Qty(filled).TenThousandths, Qty(missing).TenThousandths), db, default));

    protected Task Released(Guid reservation, string sku) =>
        Do((db, _) => FollowShortage.Released(new(reservation, Guid.CreateVersion7(), sku, 0, "vendeu o carro"), db, default));

    protected Task Low(string sku, decimal suggested) => Do((db, _) => SuggestRefill.Handle(
        new(PartId(sku), sku, sku, "PC", 0, 0, Qty(suggested).TenThousandths), db, default));

    protected Task Rules(decimal approvalAbove, decimal tolerance = 1) =>
        Do((db, _) => ChangeSettings.Handle(new(Money.Of(approvalAbove), Percent.Of(tolerance)), db, default));

    protected async Task<Guid> Supplier(string name = "Distribuidora Ponte Alta", string? taxId = null, int? leadDays = null) =>
        (await Do((db, _) => RegisterSupplier.Handle(new(name, taxId is null ? null : TaxId.Parse(taxId), leadDays), db, default))).Value!.Id;

    protected async Task<Guid> Draft(params (string Sku, decimal Quantity, decimal Price)[] lines)
    {
        var supplier = await Supplier();
        return await Draft(supplier, lines);
    }

    protected async Task<Guid> Draft(Guid supplier, params (string Sku, decimal Quantity, decimal Price)[] lines) => (await Do((db, s) => DraftOrder.Handle(
        new(supplier, Lines(lines)), db, Tenancy(s), Who(s), Clock, default))).Value.Id;

    internal async Task<PurchaseOrderStatus> Change(Guid order, params (string Sku, decimal Quantity, decimal Price)[] lines) =>
        (await Do((db, s) => ChangeLines.Handle(order, new(Lines(lines)), default, db, Who(s), default))).Value.Status;

    internal async Task<PurchaseOrderStatus> Submit(Guid order) => (await Do((db, _) => SubmitOrder.Handle(order, db, default))).Value.Status;

    internal async Task<PurchaseOrderStatus> Approve(Guid order, string? seen = null) =>
        (await Do((db, s) => ApproveOrder.Handle(order, new(seen), db, Who(s), default))).Value.Status;

    internal async Task<PurchaseOrderStatus> Send(Guid order) => (await Do((db, _) => SendOrder.Handle(order, db, Clock, default))).Value.Status;

    internal async Task<PurchaseOrderStatus> Cancel(Guid order) =>
        (await Do((db, _) => CancelOrder.Handle(order, new("sem estoque no fornecedor"), db, default))).Value.Status;

    /// <summary>A small order, sent.</summary>
    protected async Task<Guid> Ordered(params (string Sku, decimal Quantity, decimal Price)[] lines)
    {
        var order = await Draft(lines);
        await Submit(order);
        await Send(order);
        return order;
    }

    internal async Task<ShowOrder.Response> Show(Guid order) => (await Do((db, _) => ShowOrder.Handle(order, db, default))).Value;

    internal async Task<ReceiveGoods.Response> Receive(
        Guid order, (decimal Received, decimal Rejected)[] counts, decimal freight = 0, decimal discount = 0,
        ReceiveGoods.Note? note = null, DateOnly? on = null)
    {
        var lines = (await Show(order)).Lines;
        var request = new ReceiveGoods.Request(
            [.. counts.Select((c, i) => new ReceiveGoods.Line(lines[i].Id, Qty(c.Received), Qty(c.Rejected)))],
            on, Money.Of(freight), Money.Of(discount), note);
        return (await Do((db, s) => ReceiveGoods.Handle(order, request, db, Tenancy(s), Who(s), Clock, default))).Value!;
    }

    internal Task<ReceiveGoods.Response> Receive(Guid order, decimal received, decimal rejected = 0) => Receive(order, [(received, rejected)]);

    internal async Task<EnterInvoice.Response> Invoice(Guid order, decimal quantity, decimal price, string? key = null, decimal freight = 0)
    {
        var line = (await Show(order)).Lines[0].Id;
        var request = new EnterInvoice.Request([new(line, Qty(quantity), UnitPrice.Of(price))], new(2026, 3, 31), key, Freight: Money.Of(freight));
        return (await Do((db, s) => EnterInvoice.Handle(order, request, db, Tenancy(s), Clock, default))).Value!;
    }

    internal async Task<ResolveInvoice.Response> Resolve(Guid invoice) =>
        (await Do((db, s) => ResolveInvoice.Handle(invoice, db, Who(s), default))).Value!;

    internal async Task<List<ListNeeds.Item>> Needs(string? sku = null, NeedStatus? status = null)
    {
        var page = (await Do((db, _) => ListNeeds.Handle(db, default, status, sku))).Value!;
        return [.. page.Items.Reverse()];
    }

    /// <summary>What is pending of the part: a quantity, or nothing.</summary>
    protected async Task<decimal> Pending(string sku) => (await Needs(sku, NeedStatus.Pending)).SingleOrDefault()?.Quantity.Value ?? 0;

    protected static Kernel.Tenant Tenancy(IServiceProvider services) => services.GetRequiredService<Tenant>();

    protected static Actor Who(IServiceProvider services) => services.GetRequiredService<Actor>();

    private static List<DraftOrder.Line> Lines((string Sku, decimal Quantity, decimal Price)[] lines) =>
        [.. lines.Select(l => new DraftOrder.Line(l.Sku, Qty(l.Quantity), UnitPrice.Of(l.Price)))];
}
