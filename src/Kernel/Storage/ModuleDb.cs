using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Biela.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using System.Data.Common;

namespace Biela.Kernel;

/// One module's private database: a SQLite file, or a PostgreSQL schema reached through search_path.
/// Adds tenancy, the outbox and the inbox to whatever the module maps.
public abstract partial class ModuleDb(DbContextOptions options, Tenant tenant, TimeProvider clock) : DbContext(options)
{
    private const string TenantId = "TenantId";

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();
    public DbSet<IdempotentRequest> Requests => Set<IdempotentRequest>();

    public Guid CurrentTenant => tenant.Id;

    /// Records the event in the outbox; it leaves if and only if this unit of work commits.
    public void Publish(IEvent message, DateTimeOffset? notBefore = null) => Outbox.Add(new OutboxMessage
    {
        Id = Guid.CreateVersion7(), Tenant = CurrentTenant, Key = message.Key, Type = message.GetType().FullName!,
        Body = JsonSerializer.Serialize(message, message.GetType()), NotBefore = notBefore ?? clock.GetUtcNow(),
        Trace = System.Diagnostics.Activity.Current?.Id,
    });

    public override async Task<int> SaveChangesAsync(CancellationToken ct = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.Metadata.FindProperty(TenantId) is { } p && p.IsShadowProperty()))
        {
            var owner = entry.Property(TenantId);
            if (entry.State == EntityState.Added) owner.CurrentValue = CurrentTenant;
            else if (entry.State is EntityState.Modified or EntityState.Deleted && (Guid)owner.CurrentValue! != CurrentTenant)
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another tenant.");
        }
        return await base.SaveChangesAsync(ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected abstract void Map(ModelBuilder model);

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        Map(model);
        model.Entity<OutboxMessage>().ToTable("outbox");
        model.Entity<InboxMessage>().ToTable("inbox").HasKey(m => new { m.Id, m.Handler });
        model.Entity<InboxMessage>().Property(m => m.DoneAt).IsConcurrencyToken();
        model.Entity<IdempotentRequest>().ToTable("requests").HasKey(r => new { r.Tenant, r.Key });
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (!entity.IsOwned() && entity.BaseType is null && entity.ClrType.GetCustomAttribute<SharedAttribute>() is null) FilterByTenant(model, entity);
            if (entity.IsMappedToJson()) { if (entity.GetContainerColumnName() is { } json) entity.SetContainerColumnName(Snake(json)); }
            else
            {
                if (!entity.IsOwned()) entity.SetTableName(Snake(entity.GetTableName()!));
                foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.GetColumnName()));
            }
        }
    }

    private void FilterByTenant(ModelBuilder model, IMutableEntityType entity)
    {
        model.Entity(entity.ClrType).Property<Guid>(TenantId);
        var row = Expression.Parameter(entity.ClrType);
        var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid)], row, Expression.Constant(TenantId));
        var current = Expression.Property(Expression.Constant(this), nameof(CurrentTenant));
        model.Entity(entity.ClrType).HasQueryFilter("tenant", Expression.Lambda(Expression.Equal(owner, current), row));
        model.Entity(entity.ClrType).HasIndex(TenantId);
    }

    private static string Snake(string name) => Hump().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])", RegexOptions.NonBacktracking)]
    private static partial Regex Hump();

    private sealed class UnixMilliseconds() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        t => t.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}

/// Tells PostgreSQL which tenant the connection serves, so row-level security holds even where a query forgets.
public sealed class TenantConnection(Tenant tenant) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken ct = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('app.tenant', '{tenant.Id}', false)";
        await command.ExecuteNonQueryAsync(ct);
    }
}

[Shared] public class OutboxMessage
{
    public Guid Id { get; init; }
    public Guid Tenant { get; init; }
    public Guid Key { get; init; }
    public required string Type { get; init; }
    public required string Body { get; init; }
    public string? Trace { get; init; }
    public DateTimeOffset NotBefore { get; init; }
    public DateTimeOffset? SentAt { get; set; }
}

[Shared] public class InboxMessage
{
    public Guid Id { get; init; }
    public required string Handler { get; init; }
    public Guid Tenant { get; init; }
    public Guid Key { get; init; }
    public required string Type { get; init; }
    public required string Body { get; init; }
    public string? Trace { get; init; }
    public int Attempts { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? DeadAt { get; set; }
    public string? Error { get; set; }
}

[Shared] public class IdempotentRequest
{
    public Guid Tenant { get; init; }
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public int? Status { get; set; }
    public string? Body { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}
