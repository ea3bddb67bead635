using System.Reflection;
using Biela.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Architecture.Tests;

/// <summary>What the scripts make is what the models expect, and no organization can meet another one in it.</summary>
public sealed class StorageRules : IAsyncLifetime
{
    private static readonly Dictionary<Type, string> SqlTypes = new()
    {
        [typeof(Guid)] = "uuid", [typeof(string)] = "text", [typeof(long)] = "bigint", [typeof(int)] = "integer", [typeof(bool)] = "boolean",
        [typeof(DateOnly)] = "date", [typeof(byte[])] = "bytea",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("biela-drift").FullName;
    private ServiceProvider services = null!;

    public static TheoryData<string> Names => Walk.Names;

    public ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddKernelCore(new() { Storage = folder }, Walk.Modules).AddLogging().BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_scripts_make_the_columns_the_model_expects(string name)
    {
        await using var scope = await Migrated(name);
        var expected = from table in scope.Db.Model.GetRelationalModel().Tables from column in table.Columns
                       select $"{table.Name}.{column.Name} {SqlType(column)} {(column.IsNullable ? "null" : "not null")}";
        var actual = await scope.Db.Database.SqlQueryRaw<string>("""
            select t.name || '.' || c.name || ' ' || case when t.sql like '%autoincrement%' and c.pk then 'bigint' else lower(c.type) end
              || case when c."notnull" or c.pk then ' not null' else ' null' end as "Value"
            from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not in ('migrations', 'sqlite_sequence')
            """).ToListAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Unique_indexes_of_an_organization_s_table_begin_with_the_organization(string name)
    {
        await using var scope = await Migrated(name);
        // A primary key of uuids is unique by chance alone and tells nobody anything.
        var blind = await scope.Db.Database.SqlQueryRaw<string>("""
            select t.name || ': ' || i.name as "Value" from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
            where t.type = 'table' and i."unique" and c.seqno = 0 and c.name <> 'tenant_id'
              and exists (select 1 from pragma_table_info(t.name) where name = 'tenant_id')
              and not (i.origin = 'pk' and not exists (
                select 1 from pragma_index_info(i.name) k join pragma_table_info(t.name) x on x.name = k.name where lower(x.type) <> 'uuid'))
            """).ToListAsync();
        Assert.Empty(blind);
    }

    // The lists that grow with every working day, and the filter that a screen puts on them most.
    [Theory]
    [InlineData("orders", "orders", "true")]
    [InlineData("orders", "orders", "status = 'Open'")]
    [InlineData("financial", "titles", "kind = 'Receivable'")]
    [InlineData("financial", "titles", "kind = 'Receivable' and order_id = 'o'")]
    [InlineData("financial", "titles", "kind = 'Receivable' and party_id = 'p'")]
    [InlineData("cashflow", "entries", "true")]
    [InlineData("cashflow", "entries", "account_id = 'a'")]
    [InlineData("inventory", "ledger", "part_id = 'p'")]
    [InlineData("inventory", "reservations", "true")]
    [InlineData("notifications", "notifications", "true")]
    [InlineData("purchasing", "orders", "true")]
    [InlineData("purchasing", "invoices", "true")]
    public async Task A_page_has_an_index_to_be_read_from_in_order(string name, string table, string filter)
    {
        await using var scope = await Migrated(name);
        var plan = await Plan(scope, $"select * from {table} where tenant_id = 't' and {filter} order by id desc limit 51");
        var columns = filter.Split(" = ").SkipLast(1).Select(part => part.Split(' ')[^1]).ToList();
        Assert.Contains(columns.Count == 0 ? "tenant_id=?" : columns[^1] + "=?", plan);
        Assert.DoesNotContain("ORDER BY", plan);
    }

    [Fact]
    public async Task The_beginning_of_a_word_is_looked_up_and_its_entries_come_in_their_order()
    {
        await using var scope = await Migrated("search");
        var plan = await Plan(scope, """
            select * from words w where tenant_id = 't' and text >= 'a' and text <= 'az' and exists (
              select 1 from words o where o.tenant_id = 't' and o.entry_id = w.entry_id and o.text >= 'b' and o.text <= 'bz')
            order by text, weight, entry_id desc limit 400
            """);
        Assert.Contains("words_text (tenant_id=? AND text>? AND text<?)", plan);
        Assert.Contains("(tenant_id=? AND entry_id=? AND text>? AND text<?)", plan);
        Assert.DoesNotContain("ORDER BY", plan);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_row_is_found_by_its_key_without_looking_at_the_others(string name)
    {
        await using var scope = await Migrated(name);
        foreach (var table in scope.Db.Model.GetRelationalModel().Tables.Where(t => t.PrimaryKey is not null))
        {
            var key = string.Join(" and ", table.PrimaryKey!.Columns.Select(c => $"\"{c.Name}\" = 'k'"));
            Assert.DoesNotContain("SCAN", await Plan(scope, $"select * from \"{table.Name}\" where {key}"));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_entity_belongs_to_an_organization_or_says_that_it_is_shared(string name)
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(Walk.Named(name), Guid.Empty);
        Assert.All(scope.Db.Model.GetEntityTypes(), e => Assert.True(e.FindProperty("TenantId") is not null && e.GetDeclaredQueryFilters().Any()
            || e.ClrType.IsDefined(typeof(SharedAttribute)), $"{e.ClrType.Name} is open to every organization"));
    }

    [Theory, MemberData(nameof(Names))]
    public void No_money_and_no_length_is_a_floating_point_number(string name)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Walk.None(Walk.Named(name).GetType().Assembly.GetTypes().SelectMany(t => t.GetFields(all)).Where(f => !f.DeclaringType!.Name.Contains('<')
            && (Nullable.GetUnderlyingType(f.FieldType) ?? f.FieldType) is var type && (type == typeof(double) || type == typeof(float)))
            .Select(f => $"{f.DeclaringType}.{f.Name}"));
    }

    private static async Task<string> Plan(ModuleScope scope, string sql)
    {
        await scope.Db.Database.OpenConnectionAsync();
        await using var explain = scope.Db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "explain query plan " + sql;
        await using var steps = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await steps.ReadAsync()) plan.Add(steps.GetString(3));
        return string.Join('\n', plan);
    }

    private async Task<ModuleScope> Migrated(string name)
    {
        var scope = services.GetRequiredService<ModuleScopes>().For(Walk.Named(name), Guid.Empty);
        await services.GetRequiredService<Storage>().Migrate(scope.Db, default);
        return scope;
    }

    /// What the portable scripts must say for the type; anything else (decimal, double, DateTime) is no column of this house.
    private static string SqlType(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        if (property.GetColumnType() == "jsonb") return "jsonb";
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return SqlTypes.GetValueOrDefault(Nullable.GetUnderlyingType(stored) ?? stored, $"({stored.Name} has no column type)");
    }
}
