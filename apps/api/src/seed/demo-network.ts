import type { StationKind, StationLevel, StationState } from '@stationmaster/contracts/stations'
import type { AreaPlan } from '../modules/regions/index.ts'

/** The demo's three large regions, so that every province of an imported network has its place. */
export const demoAreas: readonly AreaPlan[] = [
  {
    code: 'NORTH',
    name: '北方大区',
    provinces: ['11', '12', '13', '14', '15', '21', '22', '23', '61', '62', '63', '64', '65'],
  },
  { code: 'EAST', name: '华东大区', provinces: ['31', '32', '33', '34', '35', '36', '37', '41', '71'] },
  {
    code: 'SOUTH',
    name: '南方大区',
    provinces: ['42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '81', '82'],
  },
]

export interface DemoStation {
  /** Division code of the district. */
  district: string
  name: string
  kind: StationKind
  level: StationLevel
  state: StationState
  address: string
  /** Days from the first start to the end of the contract; negative when it has ended. */
  contractDays: number
  /** Position of the place in degrees north and east. */
  at: readonly [number, number]
}

const station = (
  [district, name, kind, level]: readonly [string, string, StationKind, 1 | 2 | 3],
  address: string,
  at: readonly [number, number],
  { state = 'ACTIVE', contractDays = 500 }: { state?: StationState; contractDays?: number } = {},
): DemoStation => ({ district, name, kind, level: `LEVEL_${level}`, state, address, contractDays, at })

/** Forty stations: most work well, some are on probation, suspended, ending, or have a contract that runs out soon. */
export const demoStations: readonly DemoStation[] = [
  station(['330106', '杭州西湖恒信家电服务中心', 'APPLIANCE', 1], '文三路 398 号东信大厦一层', [30.2756, 120.1269], {
    contractDays: 47,
  }),
  station(['330102', '杭州上城安达家电维修部', 'APPLIANCE', 2], '清江路 135 号', [30.2425, 120.1976], {
    contractDays: 24,
  }),
  station(['330212', '宁波鄞州广源汽车服务有限公司', 'VEHICLE', 1], '天童南路 1088 号', [29.8167, 121.5468]),
  station(['330302', '温州鹿城瓯越家电服务站', 'APPLIANCE', 2], '锦绣路 467 号', [28.0153, 120.6555], {
    state: 'PROBATION',
    contractDays: 340,
  }),
  station(['330782', '义乌国腾机电服务中心', 'EQUIPMENT', 2], '城中北路 219 号', [29.3069, 120.0752]),
  station(['310115', '上海浦东畅行汽车服务有限公司', 'VEHICLE', 1], '龙东大道 3000 号 5 号楼', [31.2215, 121.5446]),
  station(['310104', '上海徐汇申佳家电服务中心', 'APPLIANCE', 1], '漕宝路 70 号', [31.1884, 121.4365], {
    contractDays: 52,
  }),
  station(['310117', '上海松江茸城机电服务站', 'EQUIPMENT', 2], '荣乐东路 1568 号', [31.0322, 121.2277]),
  station(['320114', '南京雨花金陵家电服务部', 'APPLIANCE', 2], '软件大道 109 号', [31.9914, 118.7791]),
  station(['320505', '苏州虎丘吴中汽车维修服务站', 'VEHICLE', 2], '长江路 521 号', [31.3294, 120.5661], {
    state: 'SUSPENDED',
    contractDays: 120,
  }),
  station(['320211', '无锡滨湖太湖机电服务中心', 'EQUIPMENT', 1], '蠡湖大道 2009 号', [31.5274, 120.2838]),
  station(['320302', '徐州鼓楼彭城家电服务站', 'APPLIANCE', 3], '复兴北路 88 号', [34.2885, 117.1854], {
    contractDays: 210,
  }),
  station(['340104', '合肥蜀山庐阳家电服务中心', 'APPLIANCE', 2], '长江西路 669 号', [31.8512, 117.2607]),
  station(['340209', '芜湖弋江汽车服务站', 'VEHICLE', 3], '花津南路 156 号', [31.3117, 118.3727], {
    state: 'PROBATION',
    contractDays: 290,
  }),
  station(['350102', '福州鼓楼榕城家电服务部', 'APPLIANCE', 2], '五四路 158 号', [26.0821, 119.3037]),
  station(['350206', '厦门湖里鹭岛汽车服务有限公司', 'VEHICLE', 1], '枋湖路 33 号', [24.5127, 118.1468], {
    contractDays: -12,
  }),
  station(['360111', '南昌青山湖赣江机电服务站', 'EQUIPMENT', 3], '北京东路 1666 号', [28.6823, 115.9619]),
  station(['370102', '济南历下泉城家电服务中心', 'APPLIANCE', 1], '经十路 15982 号', [36.6665, 117.0766]),
  station(['370212', '青岛崂山海信家电服务站', 'APPLIANCE', 2], '株洲路 143 号', [36.1075, 120.4689]),
  station(['410105', '郑州金水中原汽车服务有限公司', 'VEHICLE', 2], '花园路 122 号', [34.8001, 113.6605]),
  station(['110105', '北京朝阳京华家电服务中心', 'APPLIANCE', 1], '望京西路 48 号', [39.9219, 116.4435]),
  station(['110106', '北京丰台顺达汽车服务有限公司', 'VEHICLE', 1], '南四环西路 188 号', [39.8584, 116.2862], {
    contractDays: 41,
  }),
  station(['120104', '天津南开津门家电服务部', 'APPLIANCE', 2], '红旗路 220 号', [39.1382, 117.1505]),
  station(['130104', '石家庄桥西恒通电器服务站', 'APPLIANCE', 2], '槐安西路 168 号', [38.0043, 114.4614]),
  station(['130203', '唐山路北宏源机电服务中心', 'EQUIPMENT', 2], '建设北路 101 号', [39.6246, 118.2007], {
    state: 'PROBATION',
    contractDays: 300,
  }),
  station(['140105', '太原小店晋阳汽车服务站', 'VEHICLE', 2], '长治路 306 号', [37.7367, 112.5659]),
  station(['210102', '沈阳和平盛京家电服务中心', 'APPLIANCE', 1], '三好街 90 号', [41.7896, 123.4203]),
  station(['210211', '大连甘井子海天机电服务站', 'EQUIPMENT', 2], '华北路 369 号', [38.9531, 121.5252]),
  station(['220104', '长春朝阳春城汽车服务有限公司', 'VEHICLE', 1], '人民大街 7655 号', [43.8339, 125.2883]),
  station(['230103', '哈尔滨南岗冰城家电服务部', 'APPLIANCE', 2], '学府路 251 号', [45.7599, 126.6687], {
    state: 'SUSPENDED',
    contractDays: 60,
  }),
  station(['610113', '西安雁塔长安家电服务中心', 'APPLIANCE', 1], '科技路 37 号', [34.2225, 108.9486]),
  station(['620102', '兰州城关金城机电服务站', 'EQUIPMENT', 3], '雁滩路 3988 号', [36.0572, 103.8252], {
    state: 'TERMINATING',
    contractDays: -30,
  }),
  station(['650104', '乌鲁木齐新市天山汽车服务站', 'VEHICLE', 2], '苏州路 280 号', [43.8436, 87.5747]),
  station(['420106', '武汉武昌江城家电服务中心', 'APPLIANCE', 1], '中北路 31 号', [30.5537, 114.3157]),
  station(['430102', '长沙芙蓉湘江家电服务站', 'APPLIANCE', 2], '韶山北路 319 号', [28.1855, 113.0325], {
    contractDays: 8,
  }),
  station(['440106', '广州天河羊城家电服务中心', 'APPLIANCE', 1], '中山大道西 238 号', [23.1247, 113.3612]),
  station(['440305', '深圳南山鹏城机电服务有限公司', 'EQUIPMENT', 1], '科技南十二路 18 号', [22.5333, 113.9304]),
  station(['510107', '成都武侯锦城汽车服务有限公司', 'VEHICLE', 1], '武侯大道顺江段 77 号', [30.6417, 104.0431]),
  station(['500112', '重庆渝北山城家电服务部', 'APPLIANCE', 2], '新南路 168 号', [29.7182, 106.6307], {
    state: 'PROBATION',
    contractDays: 320,
  }),
  station(['530102', '昆明五华春城机电服务站', 'EQUIPMENT', 3], '人民西路 288 号', [25.0437, 102.7069], {
    state: 'TERMINATED',
    contractDays: -200,
  }),
]
