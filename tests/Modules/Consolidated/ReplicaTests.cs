using Biela.Kernel;
using Biela.Modules.Consolidated;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Biela.Modules.Tests.Consolidated;

/// <summary>The daily reports read the replica, and what was just printed is read where it was. The replica here is a database that stays behind.</summary>
public sealed class ReplicaTests
{
    private static readonly DateOnly Day = new(2026, 1, 12);
    private readonly Guid tenant = Guid.CreateVersion7(), account = Guid.CreateVersion7();

    [Fact]
    public async Task Daily_balances_come_from_the_replica_and_closings_do_not()
    {
        var server = Environment.GetEnvironmentVariable("BIELA_TEST_POSTGRES");
        Assert.SkipWhen(server is null, "BIELA_TEST_POSTGRES names no PostgreSQL.");
        var (first, behind) = (await Create(server), await Create(server));
        try
        {
            foreach (var (database, cents) in new[] { (first, 30_000), (behind, 10_000) })
                await On(new() { Storage = database }, async (db, s) =>
                {
                    await s.GetRequiredService<Storage>().Migrate(db, default);
                    await using var work = await db.Begin(default);
                    await FollowAccount.Handle(new(account, "Caixa", "Cash", cents, Day), db, default);
                    await work.Commit(default);
                });
            await On(new() { Storage = first, Replica = behind }, async (db, s) =>
            {
                var (cache, who) = (s.GetRequiredService<Cache>(), s.GetRequiredService<Tenant>());
                await using (var work = await db.Begin(default))
                {
                    await PrintClosing.Handle(new(Day), db, who, s.GetRequiredService<Actor>(), TimeProvider.System, default);
                    await work.Commit(default);
                }
                Assert.Equal(Money.Of(300), Assert.Single((await ListClosings.Handle(db, cache, default)).Items).Closing);
                Assert.Equal(Money.Of(100), (await ShowDaily.Handle(db, cache, who, TimeProvider.System, default, Day, Day)).Value!.Days[0].Closing);
                var own = await ShowAccountDaily.Handle(account, db, cache, who, TimeProvider.System, default, Day, Day);
                Assert.Equal(Money.Of(100), own.Value!.Days[0].Closing);
            });
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var database in new[] { first, behind })
                await Run(server, $"drop database {new NpgsqlConnectionStringBuilder(database).Database} with (force)");
        }
    }

    private async Task On(Topology topology, Func<ConsolidatedDb, IServiceProvider, Task> act)
    {
        var module = new ConsolidatedModule();
        await using var services = new ServiceCollection().AddKernelCore(topology, [module]).AddLogging().BuildServiceProvider();
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, tenant, "America/Sao_Paulo");
        await act((ConsolidatedDb)scope.Db, scope.Services);
    }

    private static async Task<string> Create(string server)
    {
        var database = $"biela_{Guid.CreateVersion7():n}";
        await Run(server, $"create database {database}");
        return new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
    }

    private static async Task Run(string server, string sql)
    {
        await using var session = new NpgsqlConnection(server);
        await session.OpenAsync();
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync();
    }
}
