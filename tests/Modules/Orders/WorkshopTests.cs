using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;
using static Biela.Modules.Orders.ComponentKind;

namespace Biela.Modules.Tests.Orders;

public sealed class WorkshopTests : OrdersTest
{
    [Fact]
    public async Task A_block_out_of_limits_goes_back_once_and_the_order_is_completed_with_its_last_component()
    {
        var order = await Open(BLOCO, VIRABREQUIM, CABECOTE, MONTAGEM);
        foreach (var kind in (ComponentKind[])[BLOCO, VIRABREQUIM, CABECOTE]) await Through(order, kind, "wash", "inspection");
        await Hear(Approved(order));
        On(12, 2);
        await Through(order, BLOCO, "machining", "honing");
        await Start(order, BLOCO, "final-metrology");
        await Hear(Inspection(order, BLOCO, "Final", "Out"));
        Assert.Equal("final-verdict-out", (await Refused(() => Complete(order, BLOCO, "final-metrology"))).Code);

        On(13, 2);
        await Rework(order, BLOCO, "honing");
        var honing = (await Show(order, BLOCO)).Steps.Single(s => s.Code == "honing");
        Assert.Equal((StepStatus.Pending, 2), (honing.Status, honing.Run));
        await Through(order, BLOCO, "honing");
        await Hear(Inspection(order, BLOCO, "Final", "Ok"));
        await Finish(order, BLOCO);
        await Through(order, VIRABREQUIM, "machining", "polishing");
        await Hear(Inspection(order, VIRABREQUIM, "Final", "Ok"));
        await Finish(order, VIRABREQUIM);
        On(20, 2);
        await Finish(order, CABECOTE);
        Assert.Equal(OrderStatus.InProduction, (await Show(order)).Status);
        await Through(order, MONTAGEM, "assembly");
        Assert.Equal(OrderStatus.InQuality, (await Show(order)).Status);
        Assert.Empty(await Published<OrderCompleted>());
        await Through(order, MONTAGEM, "quality");

        Assert.Equal(OrderStatus.Completed, (await Show(order)).Status);
        Assert.Equal(new DateOnly(2026, 2, 20), Assert.Single(await Published<OrderCompleted>()).CompletedOn);
        Assert.Equal(
            new ReworkRequested(order.Id, order.Components[BLOCO], "BLOCO", "honing", "medida abaixo do mínimo no cilindro 2"),
            Assert.Single(await Published<ReworkRequested>()));
        var history = await History(order);
        Assert.Equal(2, history.Count(h => h.StartsWith("BLOCO: inspeção final")));
        Assert.Single(history, h => h == "BLOCO volta para Brunimento: medida abaixo do mínimo no cilindro 2");
        Assert.Equal("Ordem concluída", history[0]);
    }

    [Fact]
    public async Task Starting_and_completing_a_step_tells_whether_it_is_production()
    {
        var order = await Open(BLOCO);
        await Hear(Approved(order));
        await Through(order, BLOCO, "wash", "inspection");
        await Start(order, BLOCO, "machining");
        Assert.Equal([("wash", false), ("inspection", false), ("machining", true)], (await Published<StepStarted>()).Select(s => (s.Step, s.Production)));
        Assert.Equal(new StepCompleted(order.Id, order.Components[BLOCO], "BLOCO", "wash", "Lia Prado"), (await Published<StepCompleted>())[0]);
    }

    [Fact]
    public async Task Looking_is_allowed_before_the_approval_and_working_is_not()
    {
        var order = await Open(BLOCO);
        await Through(order, BLOCO, "wash", "inspection");
        Assert.Equal("budget-not-approved", (await Refused(() => Start(order, BLOCO, "machining"))).Code);
        await Hear(Approved(order));
        await Start(order, BLOCO, "machining");
        Assert.Equal(OrderStatus.InProduction, (await Show(order)).Status);
    }

    [Fact]
    public async Task A_component_is_in_one_step_at_a_time_and_takes_them_in_order()
    {
        var order = await Open(BLOCO);
        Assert.Equal("step-out-of-order", (await Refused(() => Start(order, BLOCO, "inspection"))).Code);
        Assert.Equal("step-not-started", (await Refused(() => Complete(order, BLOCO, "wash"))).Code);
        Assert.Equal("step-not-found", (await Refused(() => Start(order, BLOCO, "painting"))).Code);
        await Start(order, BLOCO, "wash");
        Assert.Equal("step-in-progress", (await Refused(() => Start(order, BLOCO, "wash"))).Code);
        Assert.Equal("step-in-progress", (await Refused(() => Start(order, BLOCO, "inspection"))).Code);
        await Complete(order, BLOCO, "wash");
        Assert.Equal("step-already-done", (await Refused(() => Start(order, BLOCO, "wash"))).Code);
        Assert.Equal("step-not-started", (await Refused(() => Complete(order, BLOCO, "wash"))).Code);
        Assert.Single(await Published<StepCompleted>());
    }

    [Fact]
    public async Task A_final_verdict_has_to_be_there_and_is_void_after_rework()
    {
        var order = await Open(BLOCO);
        await Hear(Approved(order));
        await Through(order, BLOCO, "wash", "inspection", "machining", "honing");
        await Start(order, BLOCO, "final-metrology");
        Assert.Equal("final-verdict-missing", (await Refused(() => Complete(order, BLOCO, "final-metrology"))).Code);
        await Hear(Inspection(order, BLOCO, "Final", "NoSpec"));
        await Complete(order, BLOCO, "final-metrology");
        await Rework(order, BLOCO, "machining");
        await Through(order, BLOCO, "machining", "honing");
        await Start(order, BLOCO, "final-metrology");
        Assert.Equal("final-verdict-missing", (await Refused(() => Complete(order, BLOCO, "final-metrology"))).Code);
    }

    [Fact]
    public async Task Only_a_step_that_was_reached_can_be_done_again()
    {
        var order = await Open(BLOCO);
        await Start(order, BLOCO, "wash");
        Assert.Equal("rework-not-reached", (await Refused(() => Rework(order, BLOCO, "inspection"))).Code);
        Assert.Equal("step-not-found", (await Refused(() => Rework(order, BLOCO, "painting"))).Code);
        await Rework(order, BLOCO, "wash");
        await Start(order, BLOCO, "wash");
        Assert.Equal(2, (await Show(order, BLOCO)).Steps[0].Run);
    }

    [Fact]
    public async Task A_step_that_checks_quality_cannot_be_skipped_and_others_can()
    {
        var order = await Open(BLOCO, MONTAGEM);
        await Hear(Approved(order));
        await Skip(order, BLOCO, "wash");
        await Through(order, BLOCO, "inspection", "machining", "honing");
        Assert.Equal("step-gated", (await Refused(() => Skip(order, BLOCO, "final-metrology"))).Code);
        Assert.Equal("step-gated", (await Refused(() => Skip(order, MONTAGEM, "assembly"))).Code);
        Assert.Equal("step-out-of-order", (await Refused(() => Skip(order, BLOCO, "ready"))).Code);
        Assert.Equal(StepStatus.Skipped, (await Show(order, BLOCO)).Steps[0].Status);
    }

    [Fact]
    public async Task Rework_of_a_completed_order_opens_it_again_and_it_is_completed_anew()
    {
        var order = await Open(PISTAO);
        await Hear(Approved(order));
        await Finish(order, PISTAO);
        await Rework(order, PISTAO, "overhaul");
        Assert.Equal(OrderStatus.InProduction, (await Show(order)).Status);
        Assert.Equal("order-not-completed", (await Refused(() => Deliver(order))).Code);
        await Finish(order, PISTAO);
        Assert.Equal(2, (await Published<OrderCompleted>()).Count);
    }

    [Fact]
    public async Task A_released_order_keeps_its_steps_when_the_shop_changes_them()
    {
        var (before, after) = (await Open(BIELA), await Open(BIELA));
        await Hear(Approved(before));
        ReplaceWorkflow.StepIn[] steps = [new("bench", "Bancada", true), new("check", "Conferência", false, [Gate.FinalVerdict])];
        foreach (var version in (int[])[1, 2])
        {
            var replaced = await Do((db, _) => ReplaceWorkflow.Handle(BIELA, new([.. steps.Take(version)]), db, default));
            Assert.Equal(version, replaced.Value!.Version);
        }
        await Hear(Approved(after));
        Assert.Equal("wash", (await Show(before, BIELA)).Steps[0].Code);
        Assert.Equal(["bench", "check"], (await Show(after, BIELA)).Steps.Select(s => s.Code));
        var listed = (await Do((db, _) => ListWorkflows.Handle(db, default))).Value!.Items;
        Assert.Equal((11, 2, 0), (listed.Count, listed.Single(w => w.Kind == BIELA).Version, listed.Single(w => w.Kind == BLOCO).Version));
    }

    [Fact]
    public async Task A_component_on_its_way_keeps_steps_the_new_workflow_dropped()
    {
        var order = await Open(BIELA);
        await Start(order, BIELA, "wash");
        await Do((db, _) => ReplaceWorkflow.Handle(BIELA, new([new("bench", "Bancada", true)]), db, default));
        await Hear(Approved(order));
        Assert.Equal(("wash", StepStatus.InProgress), (await Show(order, BIELA)).Steps.Select(s => (s.Code, s.Status)).First());
    }

    [Theory]
    [InlineData("wash", "wash", null)]
    [InlineData("Lavar!", "ready", null)]
    [InlineData("wash", "ready", "no-such-gate")]
    public async Task A_workflow_that_makes_no_sense_is_refused(string first, string second, string? gate)
    {
        ReplaceWorkflow.Request request = new([new(first, "Lavagem", false), new(second, "Pronto", false, gate is null ? null : [gate])]);
        Assert.Equal("invalid-workflow", (await Refused(() => Do((db, _) => ReplaceWorkflow.Handle(BLOCO, request, db, default)))).Code);
        Assert.Equal(404, (await Refused(() => Do((db, _) => ReplaceWorkflow.Handle((ComponentKind)99, request, db, default)))).Status);
    }
}
