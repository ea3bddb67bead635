using System.Reflection;
using System.Text.Json;
using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Kernel;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;
using Biela.Modules.Financial;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Module = Biela.Kernel.Module;

namespace Biela.Modules.Tests.Financial;

/// <summary>The three modules that handle money, each on its own file, with a bus that brings everything twice.</summary>
public abstract class MoneyTest : IAsyncLifetime
{
    private readonly Host<FinancialModule, FinancialDb> financial = new();
    private readonly Host<CashFlowModule, CashFlowDb> cashFlow = new();
    private readonly Host<ConsolidatedModule, ConsolidatedDb> consolidated = new();
    private readonly HashSet<(IHost From, IHost To, long Seq)> delivered = [];

    private protected IHost Financial => financial;
    private protected IHost CashFlow => cashFlow;
    private protected IHost Consolidated => consolidated;
    private IHost[] Hosts => [financial, cashFlow, consolidated];

    protected Guid Customer { get; } = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        var organization = Guid.CreateVersion7();
        foreach (var host in Hosts)
        {
            await host.InitializeAsync();
            host.Organization = organization;
        }
        Signed("Ivo Brandt", "Financeiro");
    }

    /// <summary>Whatever a test does, the books agree in the end.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) Assert.Empty(await host.Audited());
        foreach (var host in Hosts) await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A day of the story in São Paulo, <c>2026-01-12</c> or <c>2026-03-06 17:00</c>; noon when no hour is said.</summary>
    protected void At(string moment)
    {
        var local = DateTime.Parse(moment.Length == 10 ? moment + " 12:00" : moment);
        foreach (var host in Hosts) host.Now = new DateTimeOffset(local, TimeSpan.FromHours(-3)).ToUniversalTime();
    }

    protected void Signed(string name, string role)
    {
        foreach (var host in Hosts) host.Sign(name, role);
    }

    /// <summary>Brings every published event that is due to whoever listens, twice, until nothing new is published; a stopped module gets it later.</summary>
    private protected async Task Deliver(IHost? stopped = null)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var from in Hosts)
                foreach (var (seq, type, body) in await from.Due())
                    foreach (var to in Hosts.Where(to => to != stopped && delivered.Add((from, to, seq))))
                    {
                        moved = true;
                        await to.Hear(type, body, times: 2);
                    }
        }
    }

    /// <summary>An event of a module that is not here, heard twice.</summary>
    private protected async Task Heard(params IEvent[] events)
    {
        foreach (var e in events)
            foreach (var host in Hosts) await host.Hear(e.GetType(), JsonSerializer.Serialize(e, e.GetType()), times: 2);
        await Deliver();
    }

    protected BudgetApproved Approved(Guid order, string number, decimal total, int installments, string firstDueOn, string approvedOn,
        decimal down = 0, string? downOn = null, string? promisedOn = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), order, number, number.Replace("OS", "ORC"), 1, false, false, Customer, "Tomé Arruda",
            Money.Of(total).Cents, 0,
        Money.Of(total).Cents, [], new(installments, Day(firstDueOn), Money.Of(down).Cents, downOn is null ? null : Day(downOn)), Day(approvedOn),
        financial.Now, 3, promisedOn is null ? null : Day(promisedOn), "Tomé Arruda");

    protected async Task<Guid> Account(string name, decimal opening, string openedOn)
    {
        var opened = await CashFlow.Call<OpenAccount.Response>(OpenAccount.Handle,
            new OpenAccount.Request(name, AccountKind.Bank, Money.Of(opening), Day(openedOn)));
        await Deliver();
        return opened.Id;
    }

    private protected async Task<List<ListReceivables.Item>> Receivables(Guid? order = null) =>
        [.. (await Financial.Call<Page<ListReceivables.Item>>(ListReceivables.Handle, [.. order is { } id ? new object[] { id } : []])).Items
            .OrderBy(t => t.Number.Split(' ')[0]).ThenBy(t => t.Installment).ThenBy(t => t.Of)];

    private protected Task<SettleTitle.Response> Settle(Guid title, string on, Guid account, decimal? amount = null, decimal discount = 0,
        string? reference = null) =>
        Financial.Call<SettleTitle.Response>(SettleTitle.Handle, title,
            new SettleTitle.Request(Day(on), account, "Pix", amount is { } some ? Money.Of(some) : null, Money.Of(discount), reference));

    private protected Task<ShowTitle.Response> Title(Guid id) => Financial.Call<ShowTitle.Response>(ShowTitle.Handle, id);

    /// The book as it was entered; entries of one act in any order.
    private protected async Task<List<ListEntries.Item>> Book() => [.. (await CashFlow.Call<Page<ListEntries.Item>>(ListEntries.Handle)).Items.Reverse()];

    private protected async Task<IReadOnlyList<DayBalance>> Daily(Guid account, string from, string to) =>
        (await Consolidated.Call<ShowAccountDaily.Response>(ShowAccountDaily.Handle, account, Day(from), Day(to))).Days;

    private protected async Task<Money> Closing(Guid account, string day) => (await Daily(account, day, day))[0].Closing;

    protected static async Task<RuleBroken> Refused(Func<Task> act) => await Assert.ThrowsAsync<RuleBroken>(act);

    protected static DateOnly Day(string day) => DateOnly.Parse(day);

    protected static Money R(decimal reais) => Money.Of(reais);
}

/// <summary>One module under test.</summary>
internal interface IHost : IAsyncLifetime
{
    Guid Organization { set; }
    DateTimeOffset Now { get; set; }
    void Sign(string name, string role);

    /// <summary>Calls a use case with what is given; everything else comes from the services, as the kernel would do it.</summary>
    Task<T> Call<T>(Delegate useCase, params object[] given);

    Task Call(Delegate useCase, params object[] given);
    Task<List<(long Seq, Type Type, string Body)>> Due();
    Task Hear(Type type, string body, int times);
    Task<List<TEvent>> Told<TEvent>() where TEvent : IEvent;
    Task<IReadOnlyList<Finding>> Audited();
}

/// <inheritdoc cref="IHost"/>
internal sealed class Host<TModule, TDb> : ModuleTest<TModule, TDb>, IHost where TModule : Module, new() where TDb : ModuleDb
{
    private readonly TModule module = new();

    public Guid Organization { set => Tenant = value; }

    public DateTimeOffset Now { get => Clock.Now; set => Clock.Now = value; }

    public void Sign(string name, string role) => As = (Guid.CreateVersion7(), name, role, default);

    public Task Call(Delegate useCase, params object[] given) => Call<object>(useCase, given);

    public Task<T> Call<T>(Delegate useCase, params object[] given) => Do(async (_, services) =>
    {
        var left = given.ToList();
        object?[] arguments = [.. useCase.Method.GetParameters().Select(p => Argument(p, left, services))];
        Assert.Empty(left);
        var task = (Task)useCase.Method.Invoke(useCase.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        var result = task.GetType().GetProperty("Result")!.GetValue(task);
        return result is IValueHttpResult { Value: T value } ? value : result is T plain ? plain : default!;
    });

    public Task<List<(long Seq, Type Type, string Body)>> Due() => Do(async (db, _) => (await db.Outbox.AsNoTracking()
        .Where(m => m.NotBefore == null || m.NotBefore <= Clock.Now).OrderBy(m => m.Seq).ToListAsync())
        .ConvertAll(m => (m.Seq, typeof(IEvent).Assembly.GetType(m.Type)!, m.Body)));

    public async Task Hear(Type type, string body, int times)
    {
        foreach (var subscription in module.Subscriptions.Where(s => s.Event == type))
            for (var time = 0; time < times; time++)
                await Do(async (db, services) =>
                {
                    await subscription.Invoke([JsonSerializer.Deserialize(body, type)!], services, default);
                    await db.Database.ExecuteSqlAsync($"""
                        insert into inbox (id, handler, tenant, zone, key, type, body, received_at, due_at, done_at)
                        values ({Guid.CreateVersion7()}, {subscription.Handler}, {Tenant}, 'America/Sao_Paulo', {Tenant}, {type.FullName}, {body}, 0, 0, 0)
                        """);
                });
    }

    public Task<IReadOnlyList<Finding>> Audited() => Do((db, _) => (Task<IReadOnlyList<Finding>>)typeof(Module)
        .GetMethod("Audit", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(ModuleDb), typeof(CancellationToken)])!.Invoke(module,
            [db, CancellationToken.None])!);

    public Task<List<TEvent>> Told<TEvent>() where TEvent : IEvent => Published<TEvent>();

    private static object? Argument(ParameterInfo parameter, List<object> given, IServiceProvider services)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (given.Find(type.IsInstanceOfType) is { } mine)
        {
            given.Remove(mine);
            return mine;
        }
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        return parameter.HasDefaultValue ? parameter.DefaultValue : services.GetRequiredService(type);
    }
}
