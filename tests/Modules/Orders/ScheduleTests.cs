using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;
using Microsoft.Extensions.DependencyInjection;
using static Biela.Modules.Orders.ComponentKind;

namespace Biela.Modules.Tests.Orders;

/// <summary>An engine is promised for another day, or becomes urgent.</summary>
public sealed class ScheduleTests : OrdersTest
{
    [Fact]
    public async Task The_customer_sees_the_new_day_and_only_the_shop_the_reason()
    {
        On(12, 1);
        var order = await Open(BLOCO);
        await Reschedule(order, 1, new(2026, 3, 20), "Virabrequim veio trincado");
        var shown = await Show(order);
        Assert.Equal((1, new DateOnly(2026, 3, 20)), (shown.Priority, shown.PromisedOn!.Value));
        Assert.Equal(["Nova previsão de entrega: 20/03/2026", "Reprogramada, prioridade 3 → 1: Virabrequim veio trincado"],
            (await History(order)).Where(what => what.Contains("previsão") || what.Contains("Reprogramada")).Order());
        Assert.Equal(new OrderRescheduled(order.Id, order.Number, 1, new(2026, 3, 20), Clock.Now), Assert.Single(await Published<OrderRescheduled>()));
        // The same once more changes nothing and tells nobody.
        await Reschedule(order, 1, new(2026, 3, 20), null);
        Assert.Single(await Published<OrderRescheduled>());
        await Reschedule(order, 1, null, null);
        Assert.Null((await Show(order)).PromisedOn);
    }

    [Fact]
    public async Task What_cannot_be_promised_is_refused_by_name()
    {
        On(12, 1);
        var order = await Open(BLOCO);
        Assert.Equal(("promise-past", "promisedOn: este dia já passou."),
            await Refused(() => Reschedule(order, 3, new(2026, 1, 11), null)) is var past ? (past.Code, past.Message) : default);
        Assert.Equal("changed-meanwhile", (await Refused(() => Reschedule(order, 3, new(2026, 1, 20), null, "\"0\""))).Code);
        // A day that has passed meanwhile stays where only the urgency changes.
        On(12, 3);
        await Reschedule(order, 1, new(2026, 3, 6), null);
        await Cancel(order);
        Assert.Equal("order-cancelled", (await Refused(() => Reschedule(order, 2, new(2026, 4, 1), null))).Code);
        Assert.Equal(new DateOnly(2026, 3, 6), (await Show(order)).PromisedOn);
    }

    private Task Reschedule(Opened order, int priority, DateOnly? promisedOn, string? reason, string match = "*") => Do((db, s) => RescheduleOrder.Handle(
        order.Id, new(priority, promisedOn, reason), new(match), db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default));
}
