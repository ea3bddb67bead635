using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Values;

/// <summary>The converters, in a real database and inside real queries.</summary>
public sealed class StoredValueTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly Shelf db;

    public StoredValueTests()
    {
        connection.Open();
        db = new(connection);
        db.Database.EnsureCreated();
        db.AddRange(
            new Item { Id = 1, Price = Money.Of(27.35m), Count = Quantity.Of(3.5m), Owner = TaxId.Parse("529.982.247-25") },
            new Item { Id = 2, Price = Money.Of(14.80m), Count = Quantity.Of(8), Discount = Money.Of(1.20m) },
            new Item { Id = 3, Price = Money.Of(100), Count = Quantity.Zero });
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    [Fact]
    public void Values_are_stored_whole_and_without_punctuation()
    {
        Assert.Equal(2735, db.Database.SqlQuery<long>($"SELECT Price AS Value FROM Items WHERE Id = 1").Single());
        Assert.Equal(35_000, db.Database.SqlQuery<long>($"SELECT Count AS Value FROM Items WHERE Id = 1").Single());
        Assert.Equal("52998224725", db.Database.SqlQuery<string>($"SELECT Owner AS Value FROM Items WHERE Id = 1").Single());
        Assert.Equal(TaxId.Parse("52998224725"), db.Items.Single(item => item.Id == 1).Owner);
        Assert.Null(db.Items.Single(item => item.Id == 2).Owner);
    }

    [Fact]
    public void Queries_compare_and_sort_in_the_database()
    {
        var limit = Money.Of(20);
        var owner = TaxId.Parse("529.982.247-25");

        Assert.Equal([1, 3], db.Items.Where(item => item.Price > limit).OrderBy(item => item.Price).Select(item => item.Id));
        Assert.Equal([3], db.Items.Where(item => item.Count <= Quantity.Zero).Select(item => item.Id));
        Assert.Equal([2], db.Items.Where(item => item.Discount > Money.Zero).Select(item => item.Id));
        Assert.Equal([1], db.Items.Where(item => item.Owner == owner).Select(item => item.Id));
    }

    [Fact]
    public void Queries_add_in_the_database()
    {
        Assert.Equal(new Money(142_15), new Money(db.Items.Sum(item => (long)item.Price)));
        Assert.Equal([2], db.Items.Where(item => item.Price + item.Price == Money.Of(29.60m)).Select(item => item.Id));
    }

    public void Dispose()
    {
        db.Dispose();
        connection.Dispose();
    }

    private sealed class Item
    {
        public int Id { get; init; }
        public Money Price { get; init; }
        public Money? Discount { get; init; }
        public Quantity Count { get; init; }
        public TaxId? Owner { get; init; }
    }

    private sealed class Shelf(SqliteConnection connection) : DbContext
    {
        public DbSet<Item> Items => Set<Item>();

        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);

        protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
        {
            conventions.Properties<Money>().HaveConversion<ScaledConverter<Money>>();
            conventions.Properties<Quantity>().HaveConversion<ScaledConverter<Quantity>>();
            conventions.Properties<TaxId>().HaveConversion<TextConverter<TaxId>>();
        }
    }
}
