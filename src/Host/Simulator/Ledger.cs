using System.Globalization;
using Biela.Fisco;
using Microsoft.Data.Sqlite;

namespace Biela.Host.Simulator;

/// <summary>A note the simulator has decided on for good: authorised, cancelled since, or denied.</summary>
/// <param name="Status">Of its authorisation: 100, 150, or a denial.</param>
/// <param name="Result">Its protNFe.</param>
internal sealed record Note(string Key, string Issuer, int Model, int Series, int Number, int Status, string Protocol, string Receipt,
    DateTimeOffset Issued, DateTimeOffset At, string Digest, string Result)
{
    /// <summary>The code of its cancellation, 135 or 155; null while it holds.</summary>
    public int? Cancelled { get; init; }

    /// <summary>Whether it may be used.</summary>
    public bool IsAuthorised => Status is 100 or 150 && Cancelled is null;
}

/// <summary>A service note, with the event that cancelled it.</summary>
internal sealed record ServiceRow(string Declaration, string Key, byte[] Xml, byte[]? Cancelled);

/// <summary>Numbers that no note may have.</summary>
internal sealed record VoidedRange(string Issuer, int Model, int Series, int First, int Last);

/// <summary>
/// What the simulator knows, in one SQLite file, so that it forgets nothing when it is started again. Everything happens inside
/// <see cref="Once{T}"/>, one after the other, and is on the disk when that returns.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const string Schema = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        create table if not exists notes (
            key text primary key, issuer text not null, model integer not null, series integer not null, number integer not null,
            status integer not null, protocol text not null, receipt text not null, issued text not null, at text not null, digest text not null,
            result text not null, cancelled integer, document blob not null, unique (issuer, model, series, number));
        create table if not exists events (id text primary key, key text not null, processed text not null, seq integer not null);
        create index if not exists events_of on events (key, seq);
        create table if not exists voided (
            issuer text not null, model integer not null, series integer not null, first integer not null, last integer not null, result text not null);
        create table if not exists services (
            declaration text primary key, key text not null unique, xml blob not null, cancelled blob);
        create table if not exists receipts (number text primary key, results text not null);
        create table if not exists counters (name text primary key, value integer not null);
        """;

    private const string Columns = "key, issuer, model, series, number, status, protocol, receipt, issued, at, digest, result, cancelled";

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    /// <summary>Opens the ledger of a folder, one for each environment, and makes it the first time.</summary>
    public Ledger(string folder, FiscalEnvironment environment)
    {
        var file = Path.Combine(folder, $"simulator-{environment:D}.db");
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        Run(Schema);
    }

    /// <summary>Does something as a whole, or not at all.</summary>
    public T Once<T>(Func<T> work)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    /// <summary>The next number of a row of numbers.</summary>
    public long Next(string counter) => Rows(
        "insert into counters values ($0, 1) on conflict (name) do update set value = value + 1 returning value", row => row.GetInt64(0), counter)[0];

    /// <summary>The note with this key.</summary>
    public Note? Find(string key) => Notes("where key = $0", key).FirstOrDefault();

    /// <summary>The note that has this number.</summary>
    public Note? Holder(string issuer, int model, int series, int number) =>
        Notes("where issuer = $0 and model = $1 and series = $2 and number = $3", issuer, model, series, number).FirstOrDefault();

    /// <summary>A note that has one of these numbers.</summary>
    public Note? AnyIn(VoidedRange range) => Notes("where issuer = $0 and model = $1 and series = $2 and number between $3 and $4 limit 1",
        range.Issuer, range.Model, range.Series, range.First, range.Last).FirstOrDefault();

    /// <summary>All notes, by issuer, model, series and number.</summary>
    public List<Note> All() => Notes("order by issuer, model, series, number");

    /// <summary>Writes a note down, with its bytes as they came.</summary>
    public void Add(Note note, byte[] document) =>
        Run($"insert into notes ({Columns}, document) values ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, $12)", note.Key, note.Issuer,
            note.Model, note.Series, note.Number, note.Status, note.Protocol, note.Receipt,
            Text(note.Issued), Text(note.At), note.Digest, note.Result, document);

    /// <summary>Marks a note as cancelled.</summary>
    public void Cancel(string key, int status) => Run("update notes set cancelled = $1 where key = $0", key, status);

    /// <summary>Whether an event is known.</summary>
    public bool Knows(string eventId) => Rows("select 1 from events where id = $0", row => row.GetInt32(0), eventId).Count > 0;

    /// <summary>Writes an event down (procEventoNFe).</summary>
    public void Add(string eventId, string key, string processed) =>
        Run("insert into events values ($0, $1, $2, (select coalesce(max(seq), 0) + 1 from events))", eventId, key, processed);

    /// <summary>The events of a note (procEventoNFe), oldest first.</summary>
    public List<string> EventsOf(string key) => Rows("select processed from events where key = $0 order by seq", row => row.GetString(0), key);

    /// <summary>The voided ranges that have a number in common with this one.</summary>
    public List<VoidedRange> Overlapping(VoidedRange range) => Rows(
        "select issuer, model, series, first, last from voided where issuer = $0 and model = $1 and series = $2 and first <= $4 and last >= $3",
        row => new VoidedRange(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)),
        range.Issuer, range.Model, range.Series, range.First, range.Last);

    /// <summary>Writes a voiding down with its answer.</summary>
    public void Add(VoidedRange range, string result) =>
        Run("insert into voided values ($0, $1, $2, $3, $4, $5)", range.Issuer, range.Model, range.Series, range.First, range.Last, result);

    /// <summary>Keeps what became of a lot (the protNFe of its notes) under its receipt.</summary>
    public void Keep(string receipt, string results) => Run("insert into receipts values ($0, $1)", receipt, results);

    /// <summary>What became of a lot; null when there is no such receipt.</summary>
    public string? Kept(string receipt) => Rows("select results from receipts where number = $0", row => row.GetString(0), receipt).FirstOrDefault();

    /// <summary>The service note that a declaration became.</summary>
    public ServiceRow? Service(string declaration) => Services("where declaration = $0", declaration).FirstOrDefault();

    /// <summary>The service note with this key.</summary>
    public ServiceRow? ServiceByKey(string key) => Services("where key = $0", key).FirstOrDefault();

    /// <summary>All service notes, by their declarations.</summary>
    public List<ServiceRow> Services() => Services("order by declaration");

    /// <summary>Writes a service note down.</summary>
    public void AddService(string declaration, string key, byte[] xml) => Run("insert into services values ($0, $1, $2, null)", declaration, key, xml);

    /// <summary>Writes down the event that cancels a service note.</summary>
    public void CancelService(string key, byte[] processed) => Run("update services set cancelled = $1 where key = $0", key, processed);

    public void Dispose() => connection.Dispose();

    private List<ServiceRow> Services(string which, params object[] values) => Rows($"select declaration, key, xml, cancelled from services {which}",
        row => new ServiceRow(row.GetString(0), row.GetString(1), (byte[])row[2], row.IsDBNull(3) ? null : (byte[])row[3]), values);

    private List<Note> Notes(string which, params object[] values) => Rows($"select {Columns} from notes {which}", row => new Note(
        row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetString(6), row.GetString(7),
        Instant(row.GetString(8)), Instant(row.GetString(9)), row.GetString(10), row.GetString(11))
    { Cancelled = row.IsDBNull(12) ? null : row.GetInt32(12) }, values);

    private void Run(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index()) command.Parameters.AddWithValue($"${index}", value);
        return command;
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
