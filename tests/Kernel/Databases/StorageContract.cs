using Biela.Kernel.Tests.Shop;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Databases;

/// <summary>What a module's database promises, whichever engine it is.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private static readonly Guid Other = Guid.Parse("0192bbbb-0000-7000-8000-000000000002");
    private protected Plant Plant { get; private set; } = null!;

    /// <summary>Where an empty database is.</summary>
    protected abstract Task<string> Create();

    protected abstract Task Drop();

    public async ValueTask InitializeAsync()
    {
        Plant = new(await Create());
        await Plant.Migrate();
    }

    public async ValueTask DisposeAsync()
    {
        if (Plant is null) return;
        await Plant.DisposeAsync();
        await Drop();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_organization_sees_its_own_rows_only()
    {
        var mine = await Store("Chave");
        await Store("Martelo", Other);
        Assert.Equal(["Chave"], await Plant.Do(db => db.Things.Select(t => t.Name).ToListAsync()));
        Assert.Null(await Plant.Do(db => db.Things.FirstOrDefaultAsync(t => t.Id == mine.Id), Other));
        Assert.Empty(await Plant.Do(db => db.Things.ToListAsync(), Guid.Empty));
    }

    [Fact]
    public async Task Two_organizations_may_use_the_same_name_and_one_may_not_use_it_twice()
    {
        await Store("Chave");
        await Store("Chave", Other);
        var twice = await Assert.ThrowsAsync<DbUpdateException>(() => Store("Chave"));
        Assert.True(Storage.IsDuplicate(twice));
    }

    [Fact]
    public async Task A_row_of_another_organization_is_not_written()
    {
        var mine = await Store("Chave");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Plant.Do(async db =>
        {
            var stolen = await db.Things.IgnoreQueryFilters().Where(t => t.Id == mine.Id).FirstOrDefaultAsync()
                ?? throw new InvalidOperationException("Not even visible.");
            stolen.Name = "Minha";
        }, Other));
        Assert.Equal("Chave", (await Plant.Do(db => db.Things.SingleAsync())).Name);
    }

    [Fact]
    public async Task What_belongs_to_nobody_is_not_stored_and_not_published()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store("Chave", Guid.Empty));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Plant.Do(db => { db.Publish(new Made(Other, 1)); return Task.CompletedTask; }, Guid.Empty));
    }

    [Fact]
    public async Task Every_change_raises_the_version_and_the_slower_of_two_is_told()
    {
        var id = (await Store("Chave")).Id;
        await Plant.Do(async db => (await db.Things.SingleAsync()).Price = Money.Of(10));
        Assert.Equal(2, (await Plant.Do(db => db.Things.SingleAsync(t => t.Id == id))).Version);
        var stale = await Plant.Do(db => db.Things.AsNoTracking().SingleAsync());
        await Plant.Do(async db => (await db.Things.SingleAsync()).Price = Money.Of(11));
        var late = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Plant.Do(async db =>
        {
            var thing = await db.Things.SingleAsync();
            db.Entry(thing).Property(t => t.Version).OriginalValue = stale.Version;
            thing.Price = Money.Of(12);
        }));
        Assert.True(Storage.IsTransient(late));
        Assert.Equal(Money.Of(11), (await Plant.Do(db => db.Things.SingleAsync())).Price);
    }

    /// The row that is stale comes first, in between or last of those that are saved at once, or none is.
    [Theory, InlineData(-1, true), InlineData(0, true), InlineData(1, true), InlineData(2, true),
        InlineData(-1, false), InlineData(0, false), InlineData(1, false), InlineData(2, false)]
    public async Task Who_read_before_is_told_which_of_many_rows_changed_meanwhile(int stale, bool inTransaction)
    {
        for (var n = 0; n < 3; n++) await Store($"Chave {n}");
        var refused = await Record.ExceptionAsync(() => Plant.Look(async mine =>
        {
            var things = await mine.Things.OrderBy(t => t.Id).ToListAsync();
            if (stale >= 0) await Plant.Do(async db => (await db.Things.SingleAsync(t => t.Id == things[stale].Id)).Price = Money.Of(11));
            foreach (var thing in things) thing.Price = Money.Of(12);
            if (!inTransaction) return await mine.SaveChangesAsync();
            await using var work = await mine.Begin(default);
            await work.Commit(default);
            return 0;
        }));
        Assert.Equal(stale >= 0, refused is DbUpdateConcurrencyException);
        Assert.Equal(stale >= 0 ? 0 : 3, await Plant.Do(db => db.Things.CountAsync(t => t.Price == Money.Of(12))));
    }

    [Fact]
    public async Task A_change_inside_a_JSON_column_is_a_change_of_the_row()
    {
        await Store("Chave");
        await Plant.Do(async db => (await db.Things.SingleAsync()).Tags.Add("nova"));
        var thing = await Plant.Do(db => db.Things.SingleAsync());
        Assert.Equal(["nova"], thing.Tags);
        Assert.Equal(2, thing.Version);
        await Plant.Do(async db => (await db.Things.SingleAsync()).Tags = ["nova"]);
        Assert.Equal(2, (await Plant.Do(db => db.Things.SingleAsync())).Version);
    }

    [Fact]
    public async Task Two_hundred_writers_take_two_hundred_numbers_without_a_gap()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Plant.Do(db => db.NextNumber("OS", 2026, default)))));
        Assert.Equal(Enumerable.Range(1, 200).Select(n => $"OS-2026-{n:00000}"), numbers.Order());
        Assert.Equal("OS-2026-00001", await Plant.Do(db => db.NextNumber("OS", 2026, default), Other));
        Assert.Equal("OS-2027-00001", await Plant.Do(db => db.NextNumber("OS", 2027, default)));
        Assert.Equal("ORC-2026-00001", await Plant.Do(db => db.NextNumber("ORC", 2026, default)));
    }

    [Fact]
    public async Task A_transaction_that_fails_gives_its_number_back()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Plant.Do(async db =>
        {
            await db.NextNumber("OS", 2026, default);
            throw new TimeoutException();
        }));
        Assert.Equal("OS-2026-00001", await Plant.Do(db => db.NextNumber("OS", 2026, default)));
    }

    [Fact]
    public async Task Pages_show_every_row_once_newest_first_while_new_ones_arrive()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 7; n++)
        {
            ids.Add((await Store($"T{n}")).Id);
            await Task.Delay(2);
        }
        var first = await PageOf(null, 3);
        Assert.Equal(["T6", "T5", "T4"], first.Items);
        await Store("T7");
        var second = await PageOf(first.Next, 3);
        Assert.Equal(["T3", "T2", "T1"], second.Items);
        var third = await PageOf(second.Next, 3);
        Assert.Equal(["T0"], third.Items);
        Assert.Null(third.Next);
        Assert.Equal([.. Enumerable.Range(0, 8).Select(n => $"T{7 - n}")], (await PageOf(null, null)).Items);
        await Assert.ThrowsAsync<RuleBroken>(() => PageOf(null, 201));
        await Assert.ThrowsAsync<RuleBroken>(() => PageOf(null, 0));
    }

    [Fact]
    public async Task Migrating_again_or_at_the_same_time_changes_nothing()
    {
        await Store("Chave");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Plant.Migrate)));
        Assert.Equal(1, await Plant.Do(db => db.Things.CountAsync()));
        Assert.Equal(5, await Plant.Do(db => db.Database.SqlQuery<int>($"select cast(count(*) as integer) as \"Value\" from migrations").SingleAsync()));
    }

    [Fact]
    public async Task Several_processes_may_migrate_an_empty_database_at_once()
    {
        await Plant.DisposeAsync();
        await Drop();
        var storage = await Create();
        var plants = Enumerable.Range(0, 4).Select(_ => new Plant(storage)).ToList();
        await Task.WhenAll(plants.Select(p => Task.Run(p.Migrate)));
        foreach (var plant in plants) await plant.DisposeAsync();
        Plant = new(storage);
        await Store("Chave");
    }

    private protected Task<Thing> Store(string name, Guid? tenant = null) => Plant.Do(async db =>
    {
        var thing = new Thing { Name = name, Price = Money.Of(1.50m), Kind = Kind.Tool };
        db.Things.Add(thing);
        await db.SaveChangesAsync();
        return thing;
    }, tenant);

    private Task<Page<string>> PageOf(Guid? after, int? limit) => Plant.Do(db => db.Things.Page(t => t.Id, t => t.Name, after, limit, default));
}
