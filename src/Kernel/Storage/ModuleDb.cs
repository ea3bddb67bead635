using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Biela.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Biela.Kernel;

/// <summary>What every module database needs from the kernel, in one parameter.</summary>
public sealed record Ambient(Tenant Tenant, TimeProvider Clock, Storage Storage, Wakeups Wakeups);

/// <summary>
/// One module's private database: a SQLite file, or a PostgreSQL schema reached through search_path.
/// Adds tenancy, the outbox and the inbox to whatever the module maps.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, Ambient ambient) : DbContext(options)
{
    private const string TenantId = "TenantId", VersionName = "Version";
    private readonly HashSet<string> bells = [];

    /// <summary>Events on their way out, and those that left.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Events to handle, and those that were handled or died.</summary>
    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    /// <summary>Answers by idempotency key.</summary>
    public DbSet<IdempotentRequest> Requests => Set<IdempotentRequest>();

    /// <summary>The organization whose rows this unit of work sees and writes.</summary>
    public Guid CurrentTenant => ambient.Tenant.Id;

    internal Ambient Ambient => ambient;

    /// <summary>Whether PostgreSQL knows for whom the transaction that is open works.</summary>
    internal bool TransactionIsTold { get; set; }

    /// <summary>The name of the module, read off the context class.</summary>
    internal string Module { get; } = ModuleOf(options.ContextType);

    /// <summary>Records the event in the outbox; it leaves if and only if this unit of work commits, and not before <paramref name="notBefore"/>.</summary>
    public void Publish(IEvent message, DateTimeOffset? notBefore = null)
    {
        if (CurrentTenant == Guid.Empty) throw new InvalidOperationException($"{message.GetType().Name} was published for nobody.");
        var now = ambient.Clock.GetUtcNow();
        Outbox.Add(new()
        {
            Id = Guid.CreateVersion7(now), Tenant = CurrentTenant, Zone = ambient.Tenant.Zone.Id, Key = message.Key,
            Type = message.GetType().FullName!, Body = JsonSerializer.Serialize(message, message.GetType()), Trace = Activity.Current?.Id,
            // What may leave already leaves now, and is remembered from now on.
            CreatedAt = now, NotBefore = notBefore > now ? notBefore : null,
        });
        WakeOnCommit(Relay.Side);
    }

    /// <summary>Wakes a worker of the module (<see cref="Worker"/>) once this unit of work has committed, because it left work for it.</summary>
    public void WakeOnCommit(string side) => bells.Add(side);

    /// <summary>Begins the transaction of a request or a reaction; on SQLite this waits for the module's turn to write.</summary>
    public async Task<UnitOfWork> Begin(CancellationToken ct)
    {
        var turn = await ambient.Storage.Turn(Module, ct);
        // What cannot be saved ends the transaction; nobody goes on from a point before it.
        Database.AutoSavepointsEnabled = false;
        try { return new(this, await Database.BeginTransactionAsync(ct), turn); }
        catch { turn?.Dispose(); throw; }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(CancellationToken ct = default)
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            StampTenant(entry);
            RaiseVersion(entry);
        }
        if (Database.CurrentTransaction is not null) return await SaveInTransaction(ct);
        if (!ChangeTracker.HasChanges()) return 0;
        await using var work = await Begin(ct);
        var rows = await SaveInTransaction(ct);
        await work.Commit(ct);
        return rows;
    }

    /// EF counts the rows of each statement it saves with, and takes the settings before them for the first: they have to have gone alone.
    private async Task<int> SaveInTransaction(CancellationToken ct)
    {
        if (!TransactionIsTold && Database.IsNpgsql() && ChangeTracker.HasChanges()) await Database.ExecuteSqlRawAsync("select 1", ct);
        return await base.SaveChangesAsync(ct);
    }

    /// <summary>Wakes those for whom there is work in what was just committed.</summary>
    internal void Committed()
    {
        foreach (var side in bells) ambient.Wakeups.Wake(Lease.BellOf(Module, side));
        bells.Clear();
    }

    internal static string ModuleOf(Type contextType) => contextType.Name[..^"Db".Length].ToLowerInvariant();

    private void StampTenant(EntityEntry entry)
    {
        if (entry.State == EntityState.Unchanged || entry.Metadata.FindProperty(TenantId)?.IsShadowProperty() != true) return;
        var owner = entry.Property(TenantId);
        if (entry.State == EntityState.Added)
            owner.CurrentValue = CurrentTenant != Guid.Empty ? CurrentTenant
                : throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to nobody.");
        else if ((Guid)owner.CurrentValue! != CurrentTenant)
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another tenant.");
    }

    private static void RaiseVersion(EntityEntry entry)
    {
        if (entry.State == EntityState.Modified && entry.Metadata.FindProperty(VersionName)?.IsConcurrencyToken == true)
            entry.Property(VersionName).CurrentValue = (int)entry.Property(VersionName).OriginalValue! + 1;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<Money>().HaveConversion<ScaledConverter<Money>>();
        conventions.Properties<Quantity>().HaveConversion<ScaledConverter<Quantity>>();
        conventions.Properties<UnitPrice>().HaveConversion<ScaledConverter<UnitPrice>>();
        conventions.Properties<Length>().HaveConversion<ScaledConverter<Length>>();
        conventions.Properties<Percent>().HaveConversion<ScaledConverter<Percent>>();
        conventions.Properties<Cpf>().HaveConversion<TextConverter<Cpf>>();
        conventions.Properties<Cnpj>().HaveConversion<TextConverter<Cnpj>>();
        conventions.Properties<TaxId>().HaveConversion<TextConverter<TaxId>>();
        conventions.Properties<Plate>().HaveConversion<TextConverter<Plate>>();
        conventions.Properties<Email>().HaveConversion<TextConverter<Email>>();
        conventions.Properties<Phone>().HaveConversion<TextConverter<Phone>>();
    }

    /// <summary>The module's own entities.</summary>
    protected abstract void Map(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        Map(model);
        ForgetWhatOnlyJsonHolds(model);
        model.Entity<OutboxMessage>().ToTable("outbox").HasKey(m => m.Seq);
        model.Entity<InboxMessage>().ToTable("inbox").HasKey(m => m.Seq);
        model.Entity<IdempotentRequest>().ToTable("requests").HasKey(r => new { r.Tenant, r.Key });
        model.Entity<Counter>().ToTable("counters");
        model.Entity<Generation>().ToTable("generations");
        model.Entity<LeaseRow>().ToTable("leases").HasKey(l => l.Name);
        model.Entity<SubscriptionRow>().ToTable("subscriptions").HasKey(s => new { s.Type, s.Handler });
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            if (entity.ClrType.GetCustomAttribute<SharedAttribute>() is null) FilterByTenant(model, entity);
            if (entity.FindProperty(VersionName) is { } version && version.ClrType == typeof(int)) version.IsConcurrencyToken = true;
            // Ids are made by the domain: without this EF takes a new child that has one for a row it stored before.
            if (entity.FindProperty("Id") is { } id && id.ClrType == typeof(Guid)) id.ValueGenerated = ValueGenerated.Never;
            entity.SetTableName(Names.Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Names.Snake(property.GetColumnName()));
        }
        model.Entity<Counter>().HasKey(TenantId, nameof(Counter.Kind), nameof(Counter.Year));
        model.Entity<Generation>().HasKey(TenantId, nameof(Generation.Tag));
    }

    /// EF takes the records in a list for entities before <see cref="Json.AsJson"/> says that they are not; configuring them below would keep them.
    private static void ForgetWhatOnlyJsonHolds(ModelBuilder model)
    {
        while (model.Model.GetEntityTypes().FirstOrDefault(IsGuess) is { } guess) model.Ignore(guess.ClrType);

        bool IsGuess(IMutableEntityType type) => ((IConventionEntityType)type).GetConfigurationSource() == ConfigurationSource.Convention
            && !model.Model.GetEntityTypes().Any(other => other != type && other.GetNavigations().Any(n => n.TargetEntityType == type));
    }

    private void FilterByTenant(ModelBuilder model, IMutableEntityType entity)
    {
        model.Entity(entity.ClrType).Property<Guid>(TenantId);
        var row = Expression.Parameter(entity.ClrType);
        var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid)], row, Expression.Constant(TenantId));
        var current = Expression.Property(Expression.Constant(this), nameof(CurrentTenant));
        model.Entity(entity.ClrType).HasQueryFilter("tenant", Expression.Lambda(Expression.Equal(owner, current), row));
    }

    private sealed class UnixMilliseconds() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        t => t.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
