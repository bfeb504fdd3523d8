-- What units return is a 回执 everywhere: also in the names of indicators, as far as no house gave them others.
update indicator set name_zh = told.new_name, definition_zh = told.new_definition
from (values
  ('returns-expected', '应报方案', '应报回执', '应报送实施方案的承担单位数，含已报送的受邀单位。',
    '应返回的回执，一项任务分工一份；受邀单位返回的也计入。'),
  ('returns-received', '已报方案', '已报回执', '已收到的实施方案。', '已收到的回执。'),
  ('returns-on-time', '按时报送', '按时回执', '在规定日期前收到的实施方案。', '在规定日期及以前收到的回执。'),
  ('returns-on-time-share', '按时报送率', '回执按时率', '按时报送 ÷ 应报方案。', '按时回执 ÷ 应报回执。')
) as told (code, old_name, new_name, old_definition, new_definition)
where indicator.code = told.code and name_zh = told.old_name and definition_zh = told.old_definition;
