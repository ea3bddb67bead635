using Biela.Contracts;

namespace Biela.Modules.Notifications;

/// <summary>Whatever was heard was told.</summary>
internal static class AuditNotifications
{
    internal static async Task<IReadOnlyList<Finding>> Of(NotificationsDb db, IEnumerable<Type> news, CancellationToken ct)
    {
        var heard = await db.Heard([.. news], ct, nameof(Notify));
        var told = (await db.Notifications.Select(n => n.Key).ToListAsync(ct)).Select(WithoutDay).ToHashSet();
        return [.. heard.Where(fact => !told.Contains(Key(fact))).Select(fact => new Finding("O2 untold", $"{fact} was heard and nobody was told"))];
    }

    /// When exactly it was told is not the question: the day that some keys end with is left out.
    private static string WithoutDay(string key) => DateOnly.TryParse(key.Split(':')[^1], out _) ? key[..key.LastIndexOf(':')] : key;

    private static string Key(IEvent fact) => WithoutDay(Notify.Key(Wording.Of(fact, DateOnly.MinValue)));
}
