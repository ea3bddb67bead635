using Biela.Kernel.Tests.Shop;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Biela.Kernel.Tests.Databases;

/// <summary>What the role of a service may do on PostgreSQL, and what not.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    // Roles belong to the whole server: the names must be this run's own.
    private readonly string orders = $"o{Guid.CreateVersion7():n}", budgets = $"b{Guid.CreateVersion7():n}";
    private readonly Topology topology = new() { Bus = "postgres" };

    public async ValueTask InitializeAsync()
    {
        topology.Storage = await Postgres.Create();
        topology.Services[orders] = new() { Modules = ["orders", "shop"], Password = "it's a secret" };
        topology.Services[budgets] = new() { Modules = ["budgets"], Password = "another" };
        await using var plant = new Plant(topology.Storage);
        await plant.Migrate();
        Assert.True(await Grant());
    }

    public async ValueTask DisposeAsync()
    {
        if (topology.Services.Count == 0) return;
        // Who drops a database may end its own sessions only, and the others take a moment to leave.
        foreach (var service in topology.Services.Keys) NpgsqlConnection.ClearPool(new(new Storage(topology.ConnectionOf(service)).ConnectionFor("shop")));
        await Plant.Eventually(async () => (long)(await Postgres.Run(topology.Storage,
            "select count(*) from pg_stat_activity where datname = current_database() and usename <> current_user"))! == 0);
        await Postgres.Drop(topology.Storage);
        foreach (var service in topology.Services.Keys) await Postgres.Run(Postgres.Server(), $"drop role {DatabaseRoles.Of(service)}");
    }

    [Fact]
    public async Task A_service_reads_and_writes_its_own_schema_and_is_refused_on_any_other()
    {
        foreach (var schema in new[] { "orders", "budgets" })
            await Postgres.Run(topology.Storage, $"create table {schema}.notes (id int primary key); insert into {schema}.notes values (1)");
        Assert.Equal(1L, await As(orders, "insert into orders.notes values (2); delete from orders.notes where id = 1; select count(*) from orders.notes"));
        foreach (var act in new[] { "select * from budgets.notes", "insert into budgets.notes values (2)", "drop table orders.notes",
            "create table orders.mine ()",
            "create table public.mine ()", "create schema mine", "alter table orders.notes disable row level security", "set role biela_test" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => As(orders, act))).SqlState);
        Assert.Equal(1L, await As(budgets, "select count(*) from budgets.notes"));
    }

    [Fact]
    public async Task A_service_works_as_its_role_and_finds_nothing_left_to_migrate()
    {
        await using var plant = new Plant(new Topology { Storage = topology.ConnectionOf(orders) });
        await plant.Migrate();
        await plant.Start();
        var thing = Guid.CreateVersion7();
        await plant.Publish(new Made(thing, 1));
        await Plant.Eventually(async () => (await plant.Counted(thing)).Count == 1);
    }

    [Fact]
    public async Task Without_a_broker_a_service_delivers_to_another_one_but_sees_nothing_of_it()
    {
        const string deliver = "select shop.deliver('{0192aaaa-0000-7000-8000-000000000009}', '{0192aaaa-0000-7000-8000-000000000001}', '{UTC}', "
            + "'{0192aaaa-0000-7000-8000-000000000009}', '{Fact}', '{body}', '{null}', 0)";
        await As(orders, "insert into shop.subscriptions values ('Fact', 'Handler')");
        Assert.Equal(1L, await As(budgets, deliver));
        Assert.Equal(0L, await As(budgets, deliver));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => As(budgets, "select * from shop.inbox"))).SqlState);
        Assert.Equal("Handler", await As(orders, "select handler from shop.inbox"));
    }

    [Fact]
    public async Task Rights_move_along_with_a_module_and_granting_again_changes_nothing()
    {
        Assert.True(await Grant());
        topology.Services[orders].Modules = ["orders"];
        topology.Services[budgets].Modules = ["budgets", "shop"];
        topology.Bus = "amqp://elsewhere";
        Assert.True(await Grant());
        Assert.Equal(0L, await As(budgets, "select count(*) from shop.things"));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => As(orders, "select count(*) from shop.things"))).SqlState);
    }

    [Fact]
    public void Passwords_are_printed_only_when_asked_for()
    {
        Assert.DoesNotContain("secret", DatabaseRoles.Sql(topology, ["orders"], passwords: false));
        Assert.Contains("password 'it''s a secret'", DatabaseRoles.Sql(topology, ["orders"], passwords: true));
    }

    [Fact]
    public async Task Where_services_have_databases_of_their_own_each_is_granted_there_and_nowhere_else()
    {
        var (one, other) = (new NpgsqlConnectionStringBuilder(topology.Storage).Database!, await Postgres.Create());
        try
        {
            var named = new Storage(topology.Storage, named: (connection, module) => module == "budgets" ? other : connection);
            topology.Bus = "amqp://elsewhere";
            Assert.True(await named.Grant(topology, ["orders", "budgets", "shop"], default));
            foreach (var (service, database, may) in new[] { (orders, one, true), (budgets, new NpgsqlConnectionStringBuilder(other).Database!, true),
                (orders, new NpgsqlConnectionStringBuilder(other).Database!, false) })
                Assert.Equal(may, await Postgres.Run(topology.Storage,
                    $"select has_database_privilege('{DatabaseRoles.Of(service)}', '{database}', 'connect')"));
        }
        finally { await Postgres.Drop(other); }
    }

    [Fact]
    public async Task Who_may_not_create_roles_leaves_them_alone() =>
        Assert.False(await new Storage(topology.ConnectionOf(orders)).Grant(topology, ["orders"], default));

    private Task<bool> Grant() => new Storage(topology.Storage).Grant(topology, ["orders", "budgets", "shop"], default);

    private Task<object?> As(string service, string sql) => Postgres.Run(topology.ConnectionOf(service), sql);
}
